import { RecordSponsorLoss } from '../../contracts/api/cases.ts';
import { recordSponsorLoss } from '../../stages/sponsorship/record-sponsor-loss.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RecordSponsorLoss, (file, { body, command }) =>
  recordSponsorLoss(file, body.reasonCode, command),
);
