import { RenewSignIn } from '../../contracts/api/people.ts';
import { isReadable } from '../../domain/audit/chain.ts';
import { noteAccess, refuseBoth } from '../../domain/staff/change-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { carryOut, inDirectory, loadStaffed } from '../services/colleagues.ts';
import { theDirectory } from '../services/the-directory.ts';

const MOST = 100;

export const handler = apiHandler(RenewSignIn, async ({ params, body, actor, command, store }) => {
  const { personId } = params;
  const { access, person } = await loadStaffed(store, personId, actor);
  const past = (await store.readNewestLinks(access.id, MOST))
    .filter(isReadable)
    .sort((one, other) => other.seq - one.seq);
  if (body.forgetSecond) {
    refuseBoth('forgets', past, command);
    await carryOut(store, noteAccess(access, { act: 'staff.second-factor-forgotten' }, command), command);
    await inDirectory(() => theDirectory().forgetSecond(personId));
    return { personId };
  }
  // Whoever has set up another second factor since has it alone.
  if (!person.hasSecond) refuseBoth('hands-over', past, command);
  await carryOut(store, noteAccess(access, { act: 'staff.password-renewed' }, command), command);
  const invitation = await inDirectory(() => theDirectory().inviteAgain(personId, body.language));
  return { personId, invitation };
});
