import { ChangeTracingEvidence } from '../../contracts/api/tracing.ts';
import { changeEvidence } from '../../stages/family-tracing/change-request.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(ChangeTracingEvidence, (file, { params, body }) =>
  changeEvidence(file, params.requestId, body),
);
