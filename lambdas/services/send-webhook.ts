import { shardOf } from '../../contracts/shard.ts';
import { readingFact } from '../../domain/audit/reading.ts';
import { actorOfClient } from '../../domain/clients/decide-client.ts';
import type { MachineClient } from '../../domain/clients/machine-client.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { afterAttempt } from '../../domain/webhooks/after-attempt.ts';
import { disableWebhook } from '../../domain/webhooks/decide-webhook.ts';
import type { Webhook } from '../../domain/webhooks/webhook.ts';
import { clientOf } from '../../domain/webhooks/webhook.ts';
import type { Attempt, DeliveryStatus, WebhookDelivery } from '../../domain/webhooks/webhook-delivery.ts';
import { settled, tried, workIn } from '../../domain/webhooks/webhook-delivery.ts';
import { callWebhook } from '../adapters/webhook-call.ts';
import { signedHeaders } from '../adapters/webhook-signature.ts';
import { placesFor } from './at-once.ts';
import { declaredOrigins } from './declared-origins.ts';
import { openedOnce } from './environment.ts';
import { theStore } from './the-store.ts';
import { maySee } from './webhook-scope.ts';

/** How often the outcome of an attempt is recorded again when something else changed at the same moment. */
const TRIES = 8;

/**
 * Messages on their way at the same time on one host: addresses that answer slowly must not take the places of everybody
 * else's calls. A Lambda has one at a time anyway.
 */
const MOST_AT_ONCE = 8;
const thePlaces = openedOnce(() => placesFor(MOST_AT_ONCE));
const SOON_SECONDS = 10;
const SPREAD_SECONDS = 300;

interface Sending {
  readonly delivery: WebhookDelivery;
  readonly webhook: Webhook;
  readonly client: MachineClient;
}

async function load(id: string): Promise<Sending | undefined> {
  const store = theStore();
  const delivery = await store.findDelivery(id);
  if (!delivery) throw new CaseError('NotFound', `Expected a delivery, received id ${id}.`);
  if (delivery.status !== 'pending') return undefined;
  const [webhook, client] = await Promise.all([
    store.loadWebhook(delivery.webhookId),
    store.loadClient(clientOf(id)),
  ]);
  return { delivery, webhook, client };
}

/** What keeps a message from being sent now; undefined if nothing does. A test is sent to a paused address too. */
async function keptBack(
  { delivery: { caseId, body }, webhook, client }: Sending,
  at: string,
): Promise<DeliveryStatus | undefined> {
  if (webhook.status === 'ended' || client.revokedAt !== undefined) return 'withheld';
  if (caseId === undefined) return undefined;
  if (webhook.status !== 'active') return 'held';
  return (await maySee(client, caseId, at, workIn(body))) ? undefined : 'withheld';
}

/** That a system was told of a case stands among what that system has read. */
async function recordTelling({ delivery, client }: Sending, { id, at }: Command): Promise<void> {
  if (delivery.caseId === undefined || delivery.tries > 0) return;
  const fact = readingFact('webhook.delivered', [], { cases: [delivery.caseId], sponsors: [] });
  await theStore().recordReading({ id, actor: actorOfClient(client), at }, fact, true);
}

async function attempt({ delivery: { id, body }, webhook }: Sending, at: string): Promise<Attempt> {
  const headers = signedHeaders(await theStore().keyed(), webhook, { id, body, at });
  const message = { url: webhook.url, headers, body };
  return { at, ...(await callWebhook(message, { declared: declaredOrigins() })) };
}

async function record({ delivery, webhook, client }: Sending, made: Attempt, command: Command) {
  const store = theStore();
  const after = tried(delivery, made, command.at);
  const consequence = afterAttempt(webhook, made, command.at);
  if (consequence.kind === 'disable') {
    const change = disableWebhook(client, webhook, consequence.because, command);
    await store.commitClient({ ...change, writes: [...(change.writes ?? []), after] }, command);
  } else await store.commitEntities([after, ...(consequence.kind === 'noted' ? [consequence.webhook] : [])]);
  return after.nextAt ?? null;
}

const isOvertaken = (error: unknown): boolean =>
  error instanceof CaseError && error.name === 'VersionConflict';

/** When a message that found no place looks again: each at another moment, so that thousands do not come at once. */
const later = (id: string, at: string): string =>
  plus(at, `PT${SOON_SECONDS + shardOf(id, SPREAD_SECONDS)}S`);

/** Makes one attempt at a message. Returns when to try again, or null. */
export async function sendWebhook(id: string, command: Command): Promise<string | null> {
  const made = await thePlaces().take(() => attemptOnce(id, command));
  return made ? made.done : later(id, command.at);
}

async function attemptOnce(id: string, command: Command): Promise<string | null> {
  const sending = await load(id);
  if (!sending) return null;
  const kept = await keptBack(sending, command.at);
  if (kept) {
    await theStore().commitEntities([settled(sending.delivery, kept)]);
    return null;
  }
  await recordTelling(sending, command);
  const made = await attempt(sending, command.at);
  for (let times = 1; ; times += 1) {
    const now = await load(id);
    if (!now) return null;
    try {
      return await record(now, made, command);
    } catch (error) {
      if (!isOvertaken(error) || times === TRIES) throw error;
    }
  }
}
