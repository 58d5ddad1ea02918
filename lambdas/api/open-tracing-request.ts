import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import {
  NewTracingRequestSchema,
  openTracingRequest,
} from '../../domain/tracing-request/open-tracing-request.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

export const handler = apiHandler(
  'OpenTracingRequest',
  { path: CasePathSchema, body: NewTracingRequestSchema },
  async ({ path, body, command, actor, store }) => {
    const decide = (file: CaseFile) => {
      refuseOtherOffice(file, actor);
      return openTracingRequest(file, body, command);
    };
    return { status: 202, body: await store.change(path.caseId, command, decide, true) };
  },
);
