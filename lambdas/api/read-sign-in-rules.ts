import { ReadSignInRules } from '../../contracts/api/people.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadSignInRules, async ({ store }) => {
  const { idleMinutes, changed, version } = await store.signInRules();
  return { idleMinutes, version, ...(changed === undefined ? {} : { changed }) };
});
