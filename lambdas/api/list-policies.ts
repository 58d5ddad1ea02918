import { ListPolicies } from '../../contracts/api/policies.ts';
import { checkChain, isReadable } from '../../domain/audit/chain.ts';
import { policyAuditOf } from '../../domain/policy/published.ts';
import { apiHandler } from '../middleware/api.ts';

/** The most versions that are listed. */
const MOST = 100;

export const handler = apiHandler(ListPolicies, async ({ params: { programme }, store }) => {
  const owner = policyAuditOf(programme);
  const [versions, read] = await Promise.all([
    store.listPolicies(programme),
    store.readNewestLinks(owner, MOST + 1),
  ]);
  const whole = read.length <= MOST;
  const links = whole ? read : read.slice(1);
  // A published version and its audit entry are written in one transaction.
  const published = versions.filter((version) => version.publishedAt !== null).length;
  const cut = whole && (links.at(-1)?.seq ?? 0) < published;
  const draft = await store.draftOf(programme, (versions[0]?.version ?? 0) + 1);
  return {
    versions,
    draft: draft ?? null,
    entries: links.filter(isReadable),
    findings: [
      ...checkChain(links, undefined, whole ? undefined : read[0], owner),
      ...(cut ? [{ seq: published, problem: 'other-end' as const }] : []),
    ],
  };
});
