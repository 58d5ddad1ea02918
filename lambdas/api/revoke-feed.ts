import { RevokeFeed } from '../../contracts/api/appointments.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(RevokeFeed, async ({ params, actor, command, store }) => {
  const feed = await store.loadFeed(params.feedId);
  if (feed?.staff !== actor.id)
    throw new CaseError('NotFound', `Expected a calendar feed of this person, received ${params.feedId}.`);
  if (feed.revokedAt === undefined) await store.commitEntity({ ...feed, revokedAt: command.at });
  return { feedId: feed.id };
});
