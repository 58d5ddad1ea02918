import { ListCases } from '../../contracts/api/cases.ts';
import { rowOf } from '../../domain/casework/case-row.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListCases, async ({ query, command, actor, grant, store }) => {
  const { limit, cursor, ...filter } = query;
  const office = filter.office ?? actor.office;
  if (!office || (office !== actor.office && grant.reach !== 'all-offices'))
    throw new CaseError('Forbidden', 'Expected an office of this person.');
  const programme = filter.programme ?? ProgrammeSchema.optional().parse(actor.programme);
  if (actor.programme !== undefined && programme !== actor.programme)
    throw new CaseError('Forbidden', `Expected cases of ${actor.programme}, received ${programme}.`);
  const page = await store.listCases({ ...filter, office, programme }, limit, cursor);
  const cases = page.items.map((listed) =>
    rowOf(listed, { actor, sees: grant.sees, rules: CASE_RULES }, command.at),
  );
  return { cases, cursor: page.cursor ?? null };
});
