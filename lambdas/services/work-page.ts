import type { z } from 'zod';
import type { ListWorkItems } from '../../contracts/api/work-items.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { isPartnerStaff } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { isInView } from '../../domain/work-item/queue.ts';
import { attentionWork } from './attention-work.ts';
import { orderedPage } from './ordered-page.ts';
import { pressingWork } from './pressing-work.ts';
import type { Store } from './the-store.ts';
import { queuesOf, viewerOf } from './work-queues.ts';

/** The most that is shown of what an organisation has: as much as the table reads in one call. */
const MOST_SHOWN = 100;

type Query = z.infer<NonNullable<typeof ListWorkItems.query>>;

/** What the caller's organisation was given, and no other list: none leaves as a file. */
function ofOrganisation(store: Store, query: Query, { organisation }: Actor) {
  if (organisation === undefined || query.as !== undefined)
    throw new CaseError('Forbidden', 'Expected the list of what was given to this organisation, as a page.');
  return store.listQueue('partner-staff', organisation, query.limit, query.cursor);
}

/** What an organisation has of the caller's office and queues. */
async function withOrganisation(store: Store, organisation: string, query: Query, { actor }: Command) {
  const { rows } = await store.readQueue('partner-staff', organisation);
  const items = await store.loadWorkItems(rows.slice(0, MOST_SHOWN).map(({ id }) => id));
  const queues = queuesOf(actor);
  const theirs = new Set(
    items.filter(({ office, role }) => office === actor.office && queues.includes(role)).map(({ id }) => id),
  );
  return orderedPage(
    rows.filter(({ id }) => theirs.has(id)),
    query,
    'due',
  );
}

/** A page of a queue of the caller, or of what is escalated to them. */
export async function workPage(store: Store, query: Query, command: Command) {
  const { actor } = command;
  if (isPartnerStaff(actor)) return ofOrganisation(store, query, actor);
  if (query.organisation !== undefined) return withOrganisation(store, query.organisation, query, command);
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
