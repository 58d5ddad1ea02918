import { ChangeAccess } from '../../contracts/api/people.ts';
import { askForAccess } from '../../domain/staff/change-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { carryOut, loadStaffed } from '../services/colleagues.ts';

export const handler = apiHandler(ChangeAccess, async ({ params, body, actor, command, store }) => {
  const { access, now } = await loadStaffed(store, params.personId, actor);
  const change = askForAccess(access, now, body, command);
  await carryOut(store, change, command);
  return {
    personId: params.personId,
    state: change.record.pending ? ('waits-for-second' as const) : ('done' as const),
  };
});
