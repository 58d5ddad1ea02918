import { AddWebhook } from '../../contracts/api/webhooks.ts';
import { addWebhook } from '../../domain/webhooks/decide-webhook.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseAddress } from '../services/declared-origins.ts';
import { newestSecret, newSalt } from '../services/webhook-secrets.ts';

export const handler = apiHandler(AddWebhook, async ({ params: { clientId }, body, command, store }) => {
  const client = await store.loadClient(clientId);
  refuseAddress(body.url);
  const existing = await store.listWebhooks(clientId);
  const { webhook, ...change } = addWebhook(client, existing, body, newSalt(), command);
  await store.commitClient(change, command);
  return { webhookId: webhook.id, secret: await newestSecret(webhook) };
});
