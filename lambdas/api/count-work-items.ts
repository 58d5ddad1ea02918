import { CountWorkItems } from '../../contracts/api/work-items.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { QueueCounts } from '../../domain/work-item/queue.ts';
import { countQueue } from '../../domain/work-item/queue.ts';
import { apiHandler } from '../middleware/api.ts';
import { countAttention } from '../services/attention-work.ts';
import { pressingIn, readEscalated } from '../services/pressing-work.ts';
import { queuesOf, viewerOf } from '../services/work-queues.ts';

type Counted = { counts: QueueCounts; atLeast: boolean };

/** Escalated items belong to a supervisor, in whichever queue they wait. */
const ofSupervisor = <Q extends Counted & { role: string }>(queue: Q, count: number): Q =>
  queue.role === 'supervisor' ? { ...queue, counts: { ...queue.counts, escalated: count } } : queue;

export const handler = apiHandler(CountWorkItems, async ({ query, actor, command, store }) => {
  const { office } = actor;
  if (!office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const viewer = viewerOf(command, query.until);
  const read = await Promise.all(
    queuesOf(actor).map(async (role) => ({ role, ...(await store.readQueue(role, office)) })),
  );
  const queues = read.map(({ role, rows, more }) => ({
    role,
    counts: countQueue(rows, viewer),
    atLeast: more,
  }));
  if (!actor.roles.includes('supervisor'))
    return { queues, escalated: null, pressing: null, attention: null };
  // From the index that also lists what sponsors were asked, so that count and list agree.
  const found = await readEscalated(store, office);
  const escalated = { count: found.ids.length, atLeast: found.more };
  const { rows, more } = await pressingIn(store, read, found, viewer);
  return {
    queues: queues.map((queue) => ofSupervisor(queue, escalated.count)),
    escalated,
    pressing: { count: rows.length, atLeast: more },
    attention: await countAttention(store, office, read, viewer),
  };
});
