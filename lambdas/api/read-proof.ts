import { ReadProof } from '../../contracts/api/audit.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';
import { proofOfOwner } from '../services/anchors.ts';

export const handler = apiHandler(ReadProof, async ({ params: { caseId }, command, actor, grant, store }) => {
  refuseOtherOffice(await store.loadCase(caseId), actor, grant.reach, command.at);
  return proofOfOwner(caseId, command.at);
});
