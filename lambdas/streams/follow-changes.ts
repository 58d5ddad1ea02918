import { streamBatchHandler } from '../middleware/stream.ts';
import { sendNotices } from '../services/delivery.ts';
import { endOffers } from '../services/end-offers.ts';
import { followReunifications } from '../services/follow-reunification.ts';
import { indexTracing } from '../services/index-tracing.ts';
import { relistPersons } from '../services/relist-persons.ts';

/**
 * Consequences of changes other than workflows: notices, the tracing index, reunifications, offers to sponsors that
 * may no longer receive anyone. It is one function, because a stream shard has room for two readers; each part runs
 * even if another fails, and then the batch is delivered again.
 */
export const handler = streamBatchHandler('FollowChanges', async (changes, removed) => {
  const parts = [relistPersons, sendNotices, indexTracing, followReunifications, endOffers];
  const failures: unknown[] = [];
  for (const part of parts) await part(changes, removed).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
});
