import { RenewWebhookSecret } from '../../contracts/api/webhooks.ts';
import { renewSecret } from '../../domain/webhooks/decide-webhook.ts';
import { clientOf } from '../../domain/webhooks/webhook.ts';
import { apiHandler } from '../middleware/api.ts';
import { newestSecret, newSalt } from '../services/webhook-secrets.ts';

export const handler = apiHandler(RenewWebhookSecret, async ({ params: { webhookId }, command, store }) => {
  const before = await store.loadWebhook(webhookId);
  const client = await store.loadClient(clientOf(webhookId));
  const { webhook, ...change } = renewSecret(client, before, newSalt(), command);
  await store.commitClient(change, command);
  return { webhookId, secret: await newestSecret(webhook) };
});
