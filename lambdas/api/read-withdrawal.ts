import { ReadWithdrawal } from '../../contracts/api/consents-and-flags.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { previewWithdrawal } from '../../domain/casework/consents-and-flags.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadWithdrawal, async ({ params, query, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  return { caseId: params.caseId, ...previewWithdrawal(file, params.consentId, command, query.childId) };
});
