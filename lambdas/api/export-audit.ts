import { ExportAudit } from '../../contracts/api/audit.ts';
import { auditCsv } from '../../domain/audit/export.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ExportAudit, async ({ query, actor, grant, command, store }) => {
  const { caseId, format, after, limit } = query;
  refuseOtherOffice(await store.loadCase(caseId), actor, grant.reach, command.at);
  const { links, next } = await store.readChainPart(caseId, after, limit);
  const csv = format === 'csv';
  return {
    name: `audit-${caseId}.${format}`,
    mediaType: csv ? ('text/csv' as const) : ('application/json' as const),
    text: csv ? auditCsv(links, after === 0) : JSON.stringify(links, null, 2),
    next,
  };
});
