import { RecordSponsorLoss } from '../../contracts/api/cases.ts';
import { loseSponsor } from '../../stages/sponsorship/record-sponsor-loss.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RecordSponsorLoss, (file, { body, command }) =>
  loseSponsor(file, body, command),
);
