import { ChangeSignInRules } from '../../contracts/api/people.ts';
import { changeIdleTime } from '../../domain/staff/sign-in-rules.ts';
import { apiHandler } from '../middleware/api.ts';
import { theDirectory } from '../services/the-directory.ts';

export const handler = apiHandler(ChangeSignInRules, async ({ body, command, store }) => {
  const rules = await store.signInRules();
  const change = changeIdleTime(rules, body.idleMinutes, command);
  if (change) await store.commitRules(change, command);
  const { idleMinutes, version } = change?.record ?? rules;
  // Also when nothing changes: an attempt that broke off before may not have reached it.
  await theDirectory().endIdleAfter(idleMinutes);
  return { idleMinutes, version };
});
