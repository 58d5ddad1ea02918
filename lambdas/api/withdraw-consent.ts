import { WithdrawConsent } from '../../contracts/api/consents-and-flags.ts';
import { withdrawConsent } from '../../domain/casework/consents-and-flags.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(WithdrawConsent, (file, { params, body, command }) =>
  withdrawConsent(file, params.consentId, command, body.childId),
);
