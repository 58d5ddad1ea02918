import { ListStaff } from '../../contracts/api/session.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListStaff, async ({ query, actor, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listStaff(actor.office, query.limit, query.cursor);
  return {
    staff: page.items.map(({ id, name, roles, lastSeenOn }) => ({
      ...{ id, roles, lastSeenOn },
      ...(name === undefined ? {} : { name }),
    })),
    cursor: page.cursor ?? null,
  };
});
