import { typesOf } from '../../contracts/streams.ts';
import { endOffers } from '../middleware/end-offers.ts';
import { followReunifications } from '../middleware/follow-reunification.ts';
import { indexTracing } from '../middleware/index-tracing.ts';
import { relistPersons } from '../middleware/relist-persons.ts';
import { sendNotices } from '../middleware/send-notices.ts';
import { streamBatchHandler } from '../middleware/stream.ts';

/**
 * What follows from changes besides the workflows: notices, the tracing index, reunifications, offers
 * to sponsors who may not receive any more. One function, because a
 * shard of the stream has room for two readers; each part does its work though another fails, and the batch comes again.
 */
export const handler = streamBatchHandler(
  'FollowChanges',
  typesOf('FollowChanges'),
  async (changes, removed) => {
    const parts = [relistPersons, sendNotices, indexTracing, followReunifications, endOffers];
    const failures: unknown[] = [];
    for (const part of parts) await part(changes, removed).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  },
);
