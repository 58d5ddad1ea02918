import { TestWebhook } from '../../contracts/api/webhooks.ts';
import { testWebhook } from '../../domain/webhooks/decide-webhook.ts';
import { clientOf } from '../../domain/webhooks/webhook.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(TestWebhook, async ({ params: { webhookId }, command, store }) => {
  const webhook = await store.loadWebhook(webhookId);
  const { delivery, ...change } = testWebhook(await store.loadClient(clientOf(webhookId)), webhook, command);
  await store.commitClient(change, command);
  return { deliveryId: delivery.id };
});
