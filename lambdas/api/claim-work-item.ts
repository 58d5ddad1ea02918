import { ClaimWorkItem } from '../../contracts/api/work-items.ts';
import { claimWorkItem } from '../../domain/staff/assign-work-item.ts';
import { workItemCommandHandler } from '../middleware/work-item-command.ts';

export const handler = workItemCommandHandler(ClaimWorkItem, (file, { params, command, expectedVersion }) =>
  claimWorkItem(file, params.workItemId, command, expectedVersion),
);
