import { ListAbsences } from '../../contracts/api/absences.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { isAway } from '../../domain/staff/absence.ts';
import { apiHandler } from '../middleware/api.ts';
import { shownAbsence } from '../services/colleague.ts';

export const handler = apiHandler(ListAbsences, async ({ actor, command, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const absences = await store.listAbsences(actor.office, command.at);
  return { absences: absences.map((one) => ({ ...shownAbsence(one), away: isAway(one, command.at) })) };
});
