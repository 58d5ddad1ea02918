import type { z } from 'zod';
import { ListWorkItems } from '../../contracts/api/work-items.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { isInView } from '../../domain/work-item/queue.ts';
import { apiHandler } from '../middleware/api.ts';
import { attentionWork } from '../services/attention-work.ts';
import { orderedPage } from '../services/ordered-page.ts';
import { pressingWork } from '../services/pressing-work.ts';
import { rowsThatLeave } from '../services/rows-that-leave.ts';
import type { Store } from '../services/the-store.ts';
import { rowsOf } from '../services/work-item-rows.ts';
import { queuesOf, viewerOf } from '../services/work-queues.ts';

type Query = z.infer<NonNullable<typeof ListWorkItems.query>>;

/** A page of a queue of the caller, or of what is escalated to them. */
async function pageOf(store: Store, query: Query, command: Command) {
  const { actor } = command;
  const role = query.role ?? queuesOf(actor).find((queue) => actor.roles.includes(queue));
  const { office } = actor;
  const mayRead = role !== undefined && queuesOf(actor).includes(role);
  const ofAll = query.escalated ?? query.pressing ?? query.attention;
  if (!office || !mayRead || (ofAll && !actor.roles.includes('supervisor')))
    throw new CaseError(
      'Forbidden',
      'Expected a queue of this person: of one of their roles, at their office.',
    );
  const viewer = viewerOf(command, query.until);
  if (query.pressing) return orderedPage((await pressingWork(store, office, viewer)).rows, query, 'pressing');
  if (query.attention)
    return orderedPage(await attentionWork(store, office, query.attention, viewer), query, 'due');
  // Escalated items belong to a supervisor, in whichever queue they wait.
  const escalated = query.escalated || (role === 'supervisor' && query.view === 'escalated');
  if (escalated) return store.listEscalated(office, query.limit, query.cursor);
  if (query.view === 'all' && (query.sort ?? 'due') === 'due')
    return store.listQueue(role, office, query.limit, query.cursor);
  const { rows } = await store.readQueue(role, office);
  return orderedPage(
    rows.filter((row) => isInView(row, query.view, viewer)),
    query,
    'due',
  );
}

export const handler = apiHandler(ListWorkItems, async ({ query, actor, command, grant, store }) => {
  const page = query.held
    ? await store.listHeld(actor.id, query.limit, query.cursor)
    : await pageOf(store, query, command);
  const ids = page.items.map((item) => String(item.id));
  const rows = await rowsOf(store, ids, { actor, sees: grant.sees, at: command.at });
  const { rows: workItems, ...left } = await rowsThatLeave(
    store,
    { actor, as: query.as },
    {
      // The index may still list a decision that has taken effect.
      rows: query.held ? rows.filter(({ held }) => held !== undefined) : rows,
      ownerOf: ({ caseId, sponsor }) => caseId ?? String(sponsor?.sponsorId),
      without: (row, { persons }) =>
        row.subject?.split('/').some((id) => persons.has(id)) ? undefined : row,
    },
  );
  return { workItems, ...left, cursor: page.cursor ?? null };
});
