import { CaseError } from '../../domain/errors.ts';
import { apiHandler, PageQuerySchema } from '../middleware/api.ts';

export const handler = apiHandler(
  'ListSponsors',
  { query: PageQuerySchema },
  async ({ query, actor, store }) => {
    if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
    const page = await store.listSponsors(actor.office, query.limit, query.cursor);
    return { status: 200, body: { sponsors: page.items, cursor: page.cursor ?? null } };
  },
);
