import * as z from 'zod';
import { checkChain } from '../../domain/audit/chain.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

const QuerySchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** A page of a case's audit entries, each checked against the one before it, the last also against the case. */
export const handler = apiHandler(
  'ReadAudit',
  { path: CasePathSchema, query: QuerySchema },
  async ({ path, query, actor, store }) => {
    const file = await store.loadCase(path.caseId);
    if (!actor.roles.includes('auditor')) refuseOtherOffice(file, actor);
    const from = Math.max(0, query.after - 1);
    const read = await store.readAudit(path.caseId, from, query.limit + (query.after - from));
    const before = read.find((entry) => entry.seq === query.after);
    const entries = read.filter((entry) => entry.seq > query.after);
    const last = entries.at(-1)?.seq ?? query.after;
    const ends = last >= file.case.audit.seq;
    const body = {
      entries,
      findings: checkChain(entries, ends ? file.case.audit : undefined, before),
      next: ends ? null : last,
    };
    return { status: 200, body };
  },
);
