import { streamBatchHandler } from '../middleware/stream.ts';
import type { Changed, Removed } from '../services/changed.ts';
import { sendNotices } from '../services/delivery.ts';
import { endOffers } from '../services/end-offers.ts';
import { followReunifications } from '../services/follow-reunification.ts';
import { indexTracing } from '../services/index-tracing.ts';
import { keepRegister } from '../services/keep-register.ts';
import { followFindable } from '../services/list-findable.ts';
import { followPapers } from '../services/list-papers.ts';
import { relistPersons } from '../services/relist-persons.ts';

type Part = (changes: Changed[], removed: Removed[]) => Promise<void>;

/**
 * Consequences of changes other than workflows: notices, the tracing index, reunifications, offers to sponsors that
 * may no longer receive anyone. It is one function, because a stream shard has room for two readers; each part runs
 * even if another fails, and then the batch is delivered again. What an import brought is indexed, and nobody is told.
 */
export const handler = streamBatchHandler('FollowChanges', async (changes, removed) => {
  const own = changes.filter(({ imported }) => !imported);
  const parts: [Part, Changed[]][] = [
    [keepRegister, changes],
    [relistPersons, changes],
    [followPapers, changes],
    [followFindable, changes],
    [sendNotices, own],
    [indexTracing, changes],
    [followReunifications, own],
    [endOffers, own],
  ];
  const failures: unknown[] = [];
  for (const [part, those] of parts)
    await part(those, removed).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
});
