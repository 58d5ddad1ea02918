import { EndAbsence } from '../../contracts/api/absences.ts';
import { endAbsence } from '../../domain/staff/decide-absence.ts';
import { apiHandler } from '../middleware/api.ts';
import { colleague } from '../services/colleague.ts';

export const handler = apiHandler(EndAbsence, async ({ params, actor, command, store }) => {
  const person = await colleague(store, params.staffId, actor);
  const change = endAbsence(person, await store.findAbsence(person.id), command);
  if (change) await store.commitAbsence(change, command);
  return { staff: person.id };
});
