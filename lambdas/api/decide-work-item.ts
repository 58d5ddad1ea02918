import type * as z from 'zod';
import { DecideWorkItem } from '../../contracts/api/work-items.ts';
import { refuseRestricted } from '../../domain/case/access.ts';
import { decideWorkItem } from '../../domain/work-item/decide-work-item.ts';
import { caseIdOfWorkItem } from '../../domain/work-item/work-item.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(DecideWorkItem, async (request) => {
  const { params, body, command, actor, store, expectedVersion } = request;
  const answer = await store.change(caseIdOfWorkItem(params.workItemId), command, (file) => {
    if (actor.kind === 'staff') refuseRestricted(file, actor, command.at);
    return decideWorkItem(file, params.workItemId, body, command, expectedVersion);
  });
  return answer as z.infer<typeof DecideWorkItem.answer>;
});
