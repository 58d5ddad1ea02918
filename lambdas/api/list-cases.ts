import { OfficeSchema } from '../../domain/actor.ts';
import { CaseError } from '../../domain/errors.ts';
import { apiHandler, PageQuerySchema } from '../middleware/api.ts';

const QuerySchema = PageQuerySchema.extend({ office: OfficeSchema.optional() });

export const handler = apiHandler('ListCases', { query: QuerySchema }, async ({ query, actor, store }) => {
  const office = query.office ?? actor.office;
  const everywhere = actor.roles.includes('auditor');
  if (!office || (office !== actor.office && !everywhere))
    throw new CaseError('Forbidden', 'Expected an office of this person.');
  const page = await store.listCases(office, query.limit, query.cursor);
  const cases = page.items.map((item) => ({ caseId: item.id }));
  return { status: 200, body: { cases, cursor: page.cursor ?? null } };
});
