import { ListWebhookDeliveries } from '../../contracts/api/webhooks.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListWebhookDeliveries, async ({ params: { webhookId }, query, store }) => {
  await store.loadWebhook(webhookId);
  const page = await store.listDeliveries(webhookId, query.status, query.limit, query.cursor);
  const deliveries = page.items.map(
    ({ type: _type, schema: _schema, expiresAt: _expiresAt, ...delivery }) => delivery,
  );
  return { deliveries, cursor: page.cursor ?? null };
});
