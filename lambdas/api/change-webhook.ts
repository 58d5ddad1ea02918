import { ChangeWebhook } from '../../contracts/api/webhooks.ts';
import { changeWebhook } from '../../domain/webhooks/decide-webhook.ts';
import { clientOf } from '../../domain/webhooks/webhook.ts';
import { sentAgain } from '../../domain/webhooks/webhook-delivery.ts';
import { apiHandler } from '../middleware/api.ts';
import type { Store } from '../services/the-store.ts';

/** Held messages that one call releases. */
const MOST = 100;
/** Milliseconds of a call reserved for its answer. */
const KEPT_MS = 4000;

/** Sends what was held, the newest first, for as long as the call has time. */
async function release(store: Store, webhookId: string, timeLeft: () => number) {
  const { items, cursor } = await store.listDeliveries(webhookId, 'held', MOST);
  let released = 0;
  for (const delivery of items) {
    if (timeLeft() < KEPT_MS) break;
    await store.commitEntities([sentAgain(delivery)]);
    released += 1;
  }
  return { released, more: cursor !== undefined || released < items.length };
}

export const handler = apiHandler(
  ChangeWebhook,
  async ({ params: { webhookId }, body, command, store, timeLeft }) => {
    const before = await store.loadWebhook(webhookId);
    const changed = changeWebhook(await store.loadClient(clientOf(webhookId)), before, body.to);
    if (changed) {
      const { webhook: _webhook, ...change } = changed;
      await store.commitClient(change, command);
    }
    const freed =
      body.to === 'active' ? await release(store, webhookId, timeLeft) : { released: 0, more: false };
    return { webhookId, status: body.to, ...freed };
  },
);
