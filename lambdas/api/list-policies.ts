import { ListPolicies } from '../../contracts/api/policies.ts';
import { checkChain } from '../../domain/audit/chain.ts';
import { policyAuditOf } from '../../domain/policy/published.ts';
import { apiHandler } from '../middleware/api.ts';

/** As many as versions are listed. */
const MOST = 100;

export const handler = apiHandler(ListPolicies, async ({ params: { programme }, store }) => {
  const [versions, read] = await Promise.all([
    store.listPolicies(programme),
    store.readNewestAudit(policyAuditOf(programme), MOST + 1),
  ]);
  const whole = read.length <= MOST;
  const entries = whole ? read : read.slice(1);
  return { versions, entries, findings: checkChain(entries, undefined, whole ? undefined : read[0]) };
});
