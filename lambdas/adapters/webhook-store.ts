import { clientKey, deliveriesKey, deliveryKey, webhookKey, webhooksKey } from '../../contracts/table.ts';
import type { Stored } from '../../domain/case/entities.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Webhook } from '../../domain/webhooks/webhook.ts';
import type { DeliveryStatus, WebhookDelivery } from '../../domain/webhooks/webhook-delivery.ts';
import { DeliveryStatusSchema } from '../../domain/webhooks/webhook-delivery.ts';
import { loadEntities } from './case-store.ts';
import { commitEntities, commitNew } from './commit.ts';
import type { Table } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage, partitionItems } from './lists.ts';
import { fromItem } from './stored-item.ts';

/** More webhooks of one office than there will be; the rest would not be told. */
const MOST_OF_OFFICE = 500;

async function load<T extends Stored>(table: Table, key: { pk: string; sk: string }): Promise<T | undefined> {
  const [found] = await loadEntities(table, [key]);
  return found as T | undefined;
}

async function loadWebhook(table: Table, id: string): Promise<Webhook> {
  const found = await load<Webhook>(table, webhookKey(id));
  if (!found) throw new CaseError('NotFound', `Expected a webhook, received id ${id}.`);
  return found;
}

/** The webhooks of offices that are told of events, or would be if they were not paused. */
async function webhooksOfOffices(table: Table, offices: readonly string[]): Promise<Webhook[]> {
  const page = await mergedPage(table, 'list', [...new Set(offices)].map(webhooksKey), MOST_OF_OFFICE);
  return (await loadEntities(
    table,
    page.items.map(({ id }) => webhookKey(String(id))),
  )) as Webhook[];
}

async function listDeliveries(
  table: Table,
  webhookId: string,
  status: DeliveryStatus | undefined,
  limit: number,
  cursor?: string,
): Promise<Page<WebhookDelivery>> {
  const states = status === undefined ? DeliveryStatusSchema.options : [status];
  const keys = states.map((one) => deliveriesKey(webhookId, one));
  const page = await mergedPage(table, 'list', keys, limit, cursor, 'newest');
  const ids = page.items.map(({ id }) => String(id));
  const found = (await loadEntities(table, ids.map(deliveryKey))) as WebhookDelivery[];
  const items = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
}

/** The store's operations on webhooks and their messages. */
export const webhooksOf = (table: Table) => ({
  loadWebhook: (id: string) => loadWebhook(table, id),
  webhooksOfOffices: (offices: readonly string[]) => webhooksOfOffices(table, offices),
  /** Every webhook of a client, those that ended too. */
  async listWebhooks(clientId: string): Promise<Webhook[]> {
    const items = await partitionItems(table, clientKey(clientId), 'webhook#');
    return items.map((item) => fromItem(item) as Webhook);
  },
  findDelivery: (id: string) => load<WebhookDelivery>(table, deliveryKey(id)),
  listDeliveries: (...page: [string, DeliveryStatus | undefined, number, string?]) =>
    listDeliveries(table, ...page),
  /** Writes a message once, however often this is repeated. */
  async addDelivery(delivery: WebhookDelivery): Promise<void> {
    await commitNew(table, delivery).catch((error: Error) => {
      if (error.name !== 'AlreadyExists') throw error;
    });
  },
  commitEntities: (entities: readonly Stored[]) => commitEntities(table, entities),
});
