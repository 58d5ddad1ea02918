import { ReassignWorkItem } from '../../contracts/api/work-items.ts';
import { reassignWorkItem } from '../../domain/staff/assign-work-item.ts';
import { workItemCommandHandler } from '../middleware/work-item-command.ts';
import { assigneeOf } from '../services/assignee.ts';

export const handler = workItemCommandHandler(ReassignWorkItem, async (file, request) => {
  const { params, body, command, expectedVersion, store } = request;
  const assignee = await assigneeOf(store, body.assignee);
  return reassignWorkItem(file, params.workItemId, assignee, command, expectedVersion);
});
