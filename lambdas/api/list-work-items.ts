import * as z from 'zod';
import { RoleSchema } from '../../domain/actor.ts';
import { CaseError } from '../../domain/errors.ts';
import { apiHandler, PageQuerySchema } from '../middleware/api.ts';

const QuerySchema = PageQuerySchema.extend({
  role: RoleSchema.optional(),
  escalated: z.enum(['true']).optional(),
});

/** The queue of one of the caller's roles, or what is escalated to a supervisor, most urgent first. */
export const handler = apiHandler(
  'ListWorkItems',
  { query: QuerySchema },
  async ({ query, actor, store }) => {
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
      workItemId: id,
      caseId,
      kind,
      status,
      dueAt,
    }));
    return { status: 200, body: { workItems, cursor: page.cursor ?? null } };
  },
);
