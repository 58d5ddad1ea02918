import { ListWorkItems } from '../../contracts/api/work-items.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { rowsThatLeave } from '../services/rows-that-leave.ts';
import { rowsOf } from '../services/work-item-rows.ts';
import { queuesOf, viewerOf } from '../services/work-queues.ts';

export const handler = apiHandler(ListWorkItems, async ({ query, actor, command, grant, store }) => {
  const role = query.role ?? queuesOf(actor).find((queue) => actor.roles.includes(queue));
  const { office } = actor;
  const mayRead = role !== undefined && queuesOf(actor).includes(role);
  if (!office || !mayRead || (query.escalated && !actor.roles.includes('supervisor')))
    throw new CaseError(
      'Forbidden',
      'Expected a queue of this person: of one of their roles, at their office.',
    );
  // Escalated items belong to a supervisor, in whichever queue they wait.
  const escalated = query.escalated || (role === 'supervisor' && query.view === 'escalated');
  const page = escalated
    ? await store.listEscalated(office, query.limit, query.cursor)
    : query.view === 'all'
      ? await store.listQueue(role, office, query.limit, query.cursor)
      : await store.listQueueView(role, office, query.view, viewerOf(command, query.until), query);
  const ids = page.items.map((item) => String(item.id));
  const { rows: workItems, ...left } = await rowsThatLeave(
    store,
    { actor, as: query.as },
    {
      rows: await rowsOf(store, ids, { actor, sees: grant.sees, at: command.at }),
      ownerOf: ({ caseId, sponsor }) => caseId ?? String(sponsor?.sponsorId),
      without: (row, { persons }) =>
        row.subject?.split('/').some((id) => persons.has(id)) ? undefined : row,
    },
  );
  return { workItems, ...left, cursor: page.cursor ?? null };
});
