import { taskHandler } from '../middleware/task.ts';
import { sendWebhook } from '../services/send-webhook.ts';

export const handler = taskHandler('SendWebhook', async ({ deliveryId }, { command }) => ({
  sendAfter: await sendWebhook(deliveryId, command),
}));
