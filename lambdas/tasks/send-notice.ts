import { deliverDue } from '../middleware/delivery.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('SendNotice', async ({ caseId, noticeId }, { command }) => ({
  sendAfter: await deliverDue(caseId, noticeId, command.at),
}));
