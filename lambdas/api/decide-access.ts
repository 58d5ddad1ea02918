import { DecideAccess } from '../../contracts/api/people.ts';
import { decideAccess } from '../../domain/staff/change-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { carryOut, loadStaffed } from '../services/colleagues.ts';

export const handler = apiHandler(DecideAccess, async ({ params, body, actor, command, store }) => {
  const { access } = await loadStaffed(store, params.personId, actor);
  await carryOut(store, decideAccess(access, body.decision === 'approved', command), command);
  return { personId: params.personId, state: 'done' as const };
});
