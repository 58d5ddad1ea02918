import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import type { Entity } from '../case/entities.ts';
import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { ClientChange } from '../clients/decide-client.ts';
import { refuseRevoked } from '../clients/decide-client.ts';
import type { MachineClient } from '../clients/machine-client.ts';
import type { Command } from '../kernel/actor.ts';
import { plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import type { Webhook } from './webhook.ts';
import { WebhookSchema, webhookId } from './webhook.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';
import { deliveryOf, sentAgain } from './webhook-delivery.ts';
import { TEST_KIND } from './webhook-event.ts';

/** How long a replaced secret signs beside the new one. */
const CHANGE_OVER = 'P7D';
/** The most addresses of one partner system, without those that ended. */
export const MAX_WEBHOOKS = 10;

export const NewWebhookSchema = z.strictObject({
  url: WebhookSchema.shape.url,
  kinds: WebhookSchema.shape.kinds,
});
/** What an administrator may do to a webhook: let it rest, set it going again, or end it for good. */
export const WebhookWishSchema = z.strictObject({ to: z.enum(['active', 'paused', 'ended']) });
export type WebhookWish = z.infer<typeof WebhookWishSchema>['to'];

const changed = (client: MachineClient, entity: Entity, fact: Fact): ClientChange => ({
  record: { ...client, version: client.version + 1 },
  facts: [fact],
  writes: [entity],
});

/** Subscribes an address of a partner system that may read cases to kinds of events. */
export function addWebhook(
  client: MachineClient,
  existing: readonly Webhook[],
  wanted: z.infer<typeof NewWebhookSchema>,
  salt: string,
  command: Command,
): ClientChange & { webhook: Webhook } {
  refuseRevoked(client);
  if (!client.routes.includes('ReadCase'))
    throw invalid('clientId', 'names a system that may read cases (ReadCase)', 'one that may not');
  if (existing.filter(({ status }) => status !== 'ended').length >= MAX_WEBHOOKS)
    throw new CaseError('WrongState', `Expected at most ${MAX_WEBHOOKS} webhooks of a system.`);
  const { at, actor, id } = command;
  const webhook: Webhook = {
    ...{ type: 'webhook', schema: 1, id: webhookId(client.id, id), clientId: client.id, version: 1 },
    ...{ office: client.office, url: wanted.url, kinds: [...new Set(wanted.kinds)], status: 'active' },
    secrets: [{ salt, madeAt: at, madeBy: actor.id }],
    ...{ createdAt: at, createdBy: actor.id },
  };
  const details = { host: new URL(wanted.url).hostname.replace(/[[\]]/g, ''), kinds: webhook.kinds };
  return { ...changed(client, webhook, { act: 'webhook.added', subject: webhook.id, details }), webhook };
}

function refuseEnded({ id, status }: Webhook): void {
  if (status === 'ended') throw new CaseError('WrongState', `Expected a webhook in use, received ${id}.`);
}

/** Gives a webhook a new secret; the one before it signs too for a week. */
export function renewSecret(
  client: MachineClient,
  webhook: Webhook,
  salt: string,
  command: Command,
): ClientChange & { webhook: Webhook } {
  refuseRevoked(client);
  refuseEnded(webhook);
  const until = plus(command.at, CHANGE_OVER);
  const before = webhook.secrets.slice(0, 1).map((secret) => ({ ...secret, until }));
  const secrets = [{ salt, madeAt: command.at, madeBy: command.actor.id }, ...before];
  const after = { ...webhook, secrets, version: webhook.version + 1 };
  const fact = { act: 'webhook.secret-renewed', subject: webhook.id, details: { previousEnds: until } };
  return { ...changed(client, after, fact), webhook: after };
}

const ACTS = { active: 'webhook.resumed', paused: 'webhook.paused', ended: 'webhook.ended' } as const;

/** Pauses, resumes or ends a webhook. To wish for what it is already changes nothing. */
export function changeWebhook(
  client: MachineClient,
  webhook: Webhook,
  to: WebhookWish,
): (ClientChange & { webhook: Webhook }) | undefined {
  if (webhook.status === to) return undefined;
  refuseEnded(webhook);
  refuseRevoked(client);
  const { failingSince: _since, disabledAt: _at, disabledBecause: _because, ...rest } = webhook;
  const after: Webhook = { ...(to === 'active' ? rest : webhook), status: to, version: webhook.version + 1 };
  return { ...changed(client, after, { act: ACTS[to], subject: webhook.id }), webhook: after };
}

/** A message of the kind `webhook.test`, which tells nothing. */
export function testWebhook(
  client: MachineClient,
  webhook: Webhook,
  { id, at }: Command,
): ClientChange & { delivery: WebhookDelivery } {
  refuseRevoked(client);
  refuseEnded(webhook);
  const event = { id: identifier('event', id), kind: TEST_KIND, at, data: {} } as const;
  const delivery = deliveryOf(webhook, event, at);
  const change = changed(client, delivery, { act: 'webhook.tested', subject: webhook.id });
  return { ...change, delivery };
}

/** Sends a message again under its id; one that is still being tried is not sent twice. */
export function redeliver(client: MachineClient, webhook: Webhook, delivery: WebhookDelivery): ClientChange {
  refuseRevoked(client);
  refuseEnded(webhook);
  if (delivery.status === 'pending')
    throw new CaseError('WrongState', `Expected a message that is not being tried, received ${delivery.id}.`);
  return changed(client, sentAgain(delivery), { act: 'webhook.sent-again', subject: delivery.id });
}

/** Stops sending to an address that fails, and tells whoever subscribed it and the administrators of its office. */
export function disableWebhook(
  client: MachineClient,
  webhook: Webhook,
  because: NonNullable<Webhook['disabledBecause']>,
  command: Command,
): ClientChange {
  const stopped = { status: 'disabled', disabledAt: command.at, disabledBecause: because } as const;
  const after: Webhook = { ...webhook, ...stopped, version: webhook.version + 1 };
  const { office } = client;
  const to: Notice['to'][] = [
    { kind: 'staff', id: webhook.createdBy, office },
    { kind: 'role', role: 'administrator', office },
  ];
  const data = { webhookId: webhook.id, because };
  const change = changed(client, after, {
    ...{ act: 'webhook.disabled', subject: webhook.id, details: { because } },
  });
  const notices = to.map((receiver) => noticeTo(client.id, receiver, 'webhook-disabled', command, data));
  return { ...change, writes: [after, ...notices] };
}
