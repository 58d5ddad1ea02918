import { ReadAudit } from '../../contracts/api/audit.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadAudit, async ({ params, query, command, actor, grant, store }) => {
  refuseOtherOffice(await store.loadCase(params.caseId), actor, grant.reach, command.at);
  const { entries, findings, next } = await store.readChainPart(params.caseId, query.after, query.limit);
  return { entries, findings, next };
});
