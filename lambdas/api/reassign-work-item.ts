import { ReassignWorkItem } from '../../contracts/api/work-items.ts';
import { reassignWorkItem } from '../../domain/work-item/assign-work-item.ts';
import { workItemCommandHandler } from '../middleware/work-item-command.ts';

export const handler = workItemCommandHandler(ReassignWorkItem, (file, request) => {
  const { params, body, command, expectedVersion } = request;
  return reassignWorkItem(file, params.workItemId, body.assignee, command, expectedVersion);
});
