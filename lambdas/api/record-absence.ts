import { RecordAbsence } from '../../contracts/api/absences.ts';
import { recordAbsence } from '../../domain/staff/decide-absence.ts';
import { apiHandler } from '../middleware/api.ts';
import { assigneeOf } from '../services/assignee.ts';
import { colleague, shownAbsence } from '../services/colleague.ts';

export const handler = apiHandler(RecordAbsence, async ({ params, body, actor, command, store }) => {
  const person = await colleague(store, params.staffId, actor);
  const before = await store.findAbsence(person.id);
  const { member, away } = await assigneeOf(store, body.standIn);
  const change = recordAbsence(person, before, body, { member, away }, command);
  await store.commitAbsence(change, command);
  return shownAbsence(change.record);
});
