import { ReleaseWorkItem } from '../../contracts/api/work-items.ts';
import { releaseWorkItem } from '../../domain/staff/assign-work-item.ts';
import { workItemCommandHandler } from '../middleware/work-item-command.ts';

export const handler = workItemCommandHandler(
  ReleaseWorkItem,
  (file, { params, body, command, expectedVersion }) =>
    releaseWorkItem(file, params.workItemId, command, expectedVersion, body.reasonCode),
);
