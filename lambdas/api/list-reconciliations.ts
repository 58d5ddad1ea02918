import { ListReconciliations } from '../../contracts/api/executions.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListReconciliations, async ({ query, actor, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listReconciliations(actor.office, query.limit, query.cursor);
  return {
    reconciliations: page.items.map(({ at, looked, found, findings }) => ({
      ...{ at, looked, found },
      findings: findings.map(({ owner, ...finding }) => ({ ...finding, caseId: owner })),
    })),
    cursor: page.cursor ?? null,
  };
});
