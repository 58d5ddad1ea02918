import { SetSuspension } from '../../contracts/api/people.ts';
import { suspendAccess } from '../../domain/staff/change-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { carryOut, inDirectory, loadStaffed } from '../services/colleagues.ts';
import { theDirectory } from '../services/the-directory.ts';

export const handler = apiHandler(SetSuspension, async ({ params, body, actor, command, store }) => {
  const { personId } = params;
  const { access } = await loadStaffed(store, personId, actor);
  const change = suspendAccess(access, body.suspended ? body.reasonCode : undefined, command);
  if (change) await carryOut(store, change, command);
  const directory = theDirectory();
  await inDirectory(() => (body.suspended ? directory.suspend(personId) : directory.reinstate(personId)));
  return { personId, state: 'done' as const };
});
