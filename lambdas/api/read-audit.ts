import * as z from 'zod';
import { checkChain } from '../../domain/audit/chain.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

const QuerySchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const handler = apiHandler(
  'ReadAudit',
  { path: CasePathSchema, query: QuerySchema },
  async ({ path, query, actor, store }) => {
    const file = await store.loadCase(path.caseId);
    if (!actor.roles.includes('auditor')) refuseOtherOffice(file, actor);
    const entries = await store.readAudit(path.caseId, query.after, query.limit);
    const whole = query.after === 0 && entries.length === file.case.audit.seq;
    const last = entries.at(-1)?.seq ?? query.after;
    const body = {
      entries,
      findings: whole ? checkChain(entries, file.case.audit) : null,
      next: last < file.case.audit.seq ? last : null,
    };
    return { status: 200, body };
  },
);
