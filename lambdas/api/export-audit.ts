import { ExportAudit } from '../../contracts/api/audit.ts';
import { auditCsv } from '../../domain/audit/export.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ExportAudit, async ({ query, actor, grant, command, store }) => {
  const { caseId, format, after, limit } = query;
  const file = await store.loadCase(caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  const entries = await store.readAudit(caseId, after, limit);
  const last = entries.at(-1)?.seq ?? file.case.audit.seq;
  const csv = format === 'csv';
  return {
    name: `audit-${caseId}.${format}`,
    mediaType: csv ? ('text/csv' as const) : ('application/json' as const),
    text: csv ? auditCsv(entries, after === 0) : JSON.stringify(entries, null, 2),
    next: last < file.case.audit.seq ? last : null,
  };
});
