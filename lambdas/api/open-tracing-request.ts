import {
  NewTracingRequestSchema,
  openTracingRequest,
} from '../../domain/tracing-request/open-tracing-request.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(
  'OpenTracingRequest',
  { body: NewTracingRequestSchema },
  (file, { body, command }) => openTracingRequest(file, body, command),
);
