import type * as z from 'zod';
import type { WorkItemRowSchema } from '../../contracts/api/work-items.ts';
import { ListWorkItems } from '../../contracts/api/work-items.ts';
import { CaseError } from '../../domain/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListWorkItems, async ({ query, actor, store }) => {
  const supervisor = actor.roles.includes('supervisor');
  const role = query.role ?? actor.roles[0]!;
  if (!actor.office || !(supervisor || actor.roles.includes(role)) || (query.escalated && !supervisor))
    throw new CaseError(
      'Forbidden',
      'Expected a queue of this person: of one of their roles, at their office.',
    );
  const page = query.escalated
    ? await store.listEscalated(actor.office, query.limit, query.cursor)
    : await store.listQueue(role, actor.office, query.limit, query.cursor);
  const workItems = page.items.map(({ id, caseId, kind, status, dueAt }) => ({
    ...{ workItemId: id, caseId, kind, status, dueAt },
  })) as z.infer<typeof WorkItemRowSchema>[];
  return { workItems, cursor: page.cursor ?? null };
});
