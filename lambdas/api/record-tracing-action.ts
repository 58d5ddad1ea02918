import { RecordTracingAction } from '../../contracts/api/tracing.ts';
import { recordAction } from '../../stages/family-tracing/change-request.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RecordTracingAction, (file, { params, body, command }) =>
  recordAction(file, params.requestId, body, command),
);
