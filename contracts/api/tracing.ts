import * as z from 'zod';
import { NewTracingRequestSchema } from '../../domain/tracing-request/open-tracing-request.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

export const OpenTracingRequest = route({
  function: 'OpenTracingRequest',
  method: 'POST',
  path: '/cases/{caseId}/tracing-requests',
  summary: "Opens a member's request to find a relative; its workflow starts by itself.",
  status: 202,
  params: CaseParamsSchema,
  body: NewTracingRequestSchema,
  answer: z.object({ requestId: IdSchema }),
});

export const TRACING_ROUTES = [OpenTracingRequest] as const;
