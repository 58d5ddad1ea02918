import * as z from 'zod';
import { refuseRestricted } from '../../domain/case/access.ts';
import { decideWorkItem } from '../../domain/work-item/decide-work-item.ts';
import { caseIdOfWorkItem } from '../../domain/work-item/work-item.ts';
import { apiHandler, WorkItemPathSchema } from '../middleware/api.ts';

const BodySchema = z.looseObject({ decision: z.string().max(60) });

export const handler = apiHandler(
  'DecideWorkItem',
  { path: WorkItemPathSchema, body: BodySchema },
  async (request) => {
    const { path, body, command, actor, store, expectedVersion } = request;
    const answer = await store.change(caseIdOfWorkItem(path.workItemId), command, (file) => {
      if (actor.kind === 'staff') refuseRestricted(file, actor);
      return decideWorkItem(file, path.workItemId, body, command, expectedVersion);
    });
    return { status: 200, body: answer };
  },
);
