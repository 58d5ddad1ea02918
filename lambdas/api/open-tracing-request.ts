import { OpenTracingRequest } from '../../contracts/api/tracing.ts';
import { openTracingRequest } from '../../domain/tracing-request/open-tracing-request.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(OpenTracingRequest, (file, { body, command }) =>
  openTracingRequest(file, body, command),
);
