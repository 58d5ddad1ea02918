import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { reassignWorkItem } from '../../domain/work-item/assign-work-item.ts';
import { caseIdOfWorkItem } from '../../domain/work-item/work-item.ts';
import { apiHandler, WorkItemPathSchema } from '../middleware/api.ts';

const BodySchema = z.strictObject({ assignee: z.string().min(1).max(100) });

export const handler = apiHandler(
  'ReassignWorkItem',
  { path: WorkItemPathSchema, body: BodySchema },
  async (request) => {
    const { path, body, command, store, expectedVersion } = request;
    const decide = (file: CaseFile) =>
      reassignWorkItem(file, path.workItemId, body.assignee, command, expectedVersion);
    const answer = await store.change(caseIdOfWorkItem(path.workItemId), command, decide, true);
    return { status: 200, body: answer };
  },
);
