import { taskHandler } from '../middleware/task.ts';
import { carryOutErasure } from '../services/carry-out-erasure.ts';

export const handler = taskHandler('EraseRecords', async ({ caseId, requestId }, { command }) => {
  await carryOutErasure(caseId, requestId, command);
  return {};
});
