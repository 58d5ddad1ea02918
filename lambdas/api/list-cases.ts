import { ListCases } from '../../contracts/api/cases.ts';
import { CaseError } from '../../domain/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListCases, async ({ query, actor, grant, store }) => {
  const office = query.office ?? actor.office;
  if (!office || (office !== actor.office && grant.reach !== 'all-offices'))
    throw new CaseError('Forbidden', 'Expected an office of this person.');
  const page = await store.listCases(office, query.limit, query.cursor);
  return { cases: page.items.map((item) => ({ caseId: String(item.id) })), cursor: page.cursor ?? null };
});
