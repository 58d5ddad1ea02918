import { RedeliverWebhook } from '../../contracts/api/webhooks.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { redeliver } from '../../domain/webhooks/decide-webhook.ts';
import { clientOf } from '../../domain/webhooks/webhook.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(RedeliverWebhook, async ({ params: { deliveryId }, command, store }) => {
  const delivery = await store.findDelivery(deliveryId);
  if (!delivery) throw new CaseError('NotFound', `Expected a delivery, received id ${deliveryId}.`);
  const [webhook, client] = await Promise.all([
    store.loadWebhook(delivery.webhookId),
    store.loadClient(clientOf(deliveryId)),
  ]);
  await store.commitClient(redeliver(client, webhook, delivery), command);
  return { deliveryId };
});
