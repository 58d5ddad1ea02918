import { CountWorkItems } from '../../contracts/api/work-items.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { QueueCounts } from '../../domain/work-item/queue.ts';
import { countQueue } from '../../domain/work-item/queue.ts';
import { apiHandler } from '../middleware/api.ts';
import { queuesOf, viewerOf } from '../services/work-queues.ts';

type Counted = { counts: QueueCounts; atLeast: boolean };

const MAX_COUNTED = 500;

/** Escalated items belong to a supervisor, in whichever queue they wait. */
const ofSupervisor = <Q extends Counted & { role: string }>(queue: Q, count: number): Q =>
  queue.role === 'supervisor' ? { ...queue, counts: { ...queue.counts, escalated: count } } : queue;

export const handler = apiHandler(CountWorkItems, async ({ query, actor, command, store }) => {
  const { office } = actor;
  if (!office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const queues = await Promise.all(
    queuesOf(actor).map(async (role) => {
      const { rows, more } = await store.readQueue(role, office);
      return { role, counts: countQueue(rows, viewerOf(command, query.until)), atLeast: more };
    }),
  );
  if (!actor.roles.includes('supervisor')) return { queues, escalated: null };
  // From the index that also lists what sponsors were asked, so that count and list agree.
  const { items, cursor } = await store.listEscalated(office, MAX_COUNTED);
  const escalated = { count: items.length, atLeast: cursor !== undefined };
  return { queues: queues.map((queue) => ofSupervisor(queue, escalated.count)), escalated };
});
