import { LoseSponsor } from '../../contracts/api/cases.ts';
import { loseSponsor } from '../../stages/sponsorship/lose-sponsor.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(LoseSponsor, (file, { body, command }) =>
  loseSponsor(file, body.reasonCode, command),
);
