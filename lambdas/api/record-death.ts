import { RecordDeath } from '../../contracts/api/cases.ts';
import { reportDeath } from '../../domain/household/report-death.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RecordDeath, (file, { body, command }) =>
  reportDeath(file, body, command),
);
