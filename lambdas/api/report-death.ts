import { ReportDeath } from '../../contracts/api/tracing.ts';
import { reportDeath } from '../../stages/family-tracing/report-death.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(ReportDeath, (file, { params, body, command }) =>
  reportDeath(file, params.requestId, body, command),
);
