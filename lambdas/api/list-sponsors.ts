import { ListSponsors } from '../../contracts/api/sponsors.ts';
import { CaseError } from '../../domain/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListSponsors, async ({ query, actor, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listSponsors(actor.office, query.limit, query.cursor);
  return { sponsors: page.items, cursor: page.cursor ?? null };
});
