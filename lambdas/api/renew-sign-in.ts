import { RenewSignIn } from '../../contracts/api/people.ts';
import { noteAccess } from '../../domain/staff/change-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { carryOut, inDirectory, loadStaffed } from '../services/colleagues.ts';
import { theDirectory } from '../services/the-directory.ts';

export const handler = apiHandler(RenewSignIn, async ({ params, body, actor, command, store }) => {
  const { personId } = params;
  const { language, forgetSecond: second } = body;
  const { access } = await loadStaffed(store, personId, actor);
  const act = second ? 'staff.second-factor-forgotten' : 'staff.password-renewed';
  await carryOut(store, noteAccess(access, { act }, command), command);
  const invitation = await inDirectory(() => theDirectory().inviteAgain(personId, language, { second }));
  return { personId, invitation };
});
