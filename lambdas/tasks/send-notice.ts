import { taskHandler } from '../middleware/task.ts';
import { deliverDue } from '../services/delivery.ts';

export const handler = taskHandler('SendNotice', async ({ caseId, noticeId }, { command }) => ({
  sendAfter: await deliverDue(caseId, noticeId, command.at),
}));
