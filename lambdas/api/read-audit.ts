import { ReadAudit } from '../../contracts/api/audit.ts';
import { checkChain } from '../../domain/audit/chain.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadAudit, async ({ params, query, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  const from = Math.max(0, query.after - 1);
  const read = await store.readAudit(params.caseId, from, query.limit + (query.after - from));
  const before = read.find((entry) => entry.seq === query.after);
  const entries = read.filter((entry) => entry.seq > query.after);
  const last = entries.at(-1)?.seq ?? query.after;
  const ends = last >= file.case.audit.seq;
  return {
    entries,
    findings: checkChain(entries, ends ? file.case.audit : undefined, before),
    next: ends ? null : last,
  };
});
