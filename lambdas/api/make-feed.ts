import { MakeFeed } from '../../contracts/api/appointments.ts';
import { CALENDAR_PATH } from '../../contracts/pages.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { theEnvironment } from '../services/environment.ts';

const MAX_FEEDS = 10;

export const handler = apiHandler(MakeFeed, async ({ body, actor, command, store }) => {
  const { id: staff, roles, office } = actor;
  if (office === undefined) throw new CaseError('Forbidden', 'Expected a person of an office.');
  if ((await store.listFeeds(staff)).length >= MAX_FEEDS)
    throw new CaseError('WrongState', `Expected at most ${MAX_FEEDS} calendar feeds of one person.`);
  const { secret, id } = store.newFeedSecret();
  await store.commitEntity({
    ...{
      type: 'calendar-feed',
      schema: 1,
      id,
      staff,
      office,
      roles: [...roles],
      ...body,
      madeAt: command.at,
    },
  });
  return { feedId: id, url: `${theEnvironment().PUBLIC_URL}${CALENDAR_PATH}${secret}` };
});
