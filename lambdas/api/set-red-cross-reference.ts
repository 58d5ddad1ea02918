import { SetRedCrossReference } from '../../contracts/api/tracing.ts';
import { setReference } from '../../stages/family-tracing/change-request.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(SetRedCrossReference, (file, { params, body }) =>
  setReference(file, params.requestId, body.reference),
);
