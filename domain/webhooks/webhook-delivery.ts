import * as z from 'zod';
import { InstantSchema, plus } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import type { Webhook } from './webhook.ts';
import type { WebhookEvent } from './webhook-event.ts';
import { bodyText, DeliveredKindSchema } from './webhook-event.ts';

/** How long a delivery stays in the log, whatever became of it. */
const KEPT = 'P30D';

/**
 * After a failure: 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours (standardwebhooks.com): ten attempts in
 * three days.
 */
export const WAITS = ['PT5S', 'PT5M', 'PT30M', 'PT2H', 'PT5H', 'PT10H', 'PT14H', 'PT20H', 'PT24H'] as const;

/** The most attempts that are listed: those of three rounds. */
const MAX_LISTED = 3 * (WAITS.length + 1);

/** Why an attempt did not come through; `refused-address`: the name leads to a place that is not public. */
export const AttemptFaultSchema = z.enum([
  'answered-otherwise',
  'redirect',
  'timeout',
  'unreachable',
  'refused-address',
]);

/** One call: when, for how long, what the other side answered; never what it wrote. */
export const AttemptSchema = z.object({
  at: InstantSchema,
  milliseconds: z.int().min(0),
  httpStatus: z.int().optional(),
  fault: AttemptFaultSchema.optional(),
});
export type Attempt = z.infer<typeof AttemptSchema>;

/**
 * `pending`: it is being tried; `failed`: it was tried often enough; `held`: its webhook was paused or disabled, and it
 * goes out when that is over; `withheld`: the system may no longer see the case.
 */
export const DeliveryStatusSchema = z.enum(['pending', 'delivered', 'failed', 'held', 'withheld']);
export type DeliveryStatus = z.infer<typeof DeliveryStatusSchema>;

/** One message to one webhook, and what became of it. Its id is the `webhook-id` of every attempt. */
export const WebhookDeliverySchema = z.object({
  type: z.literal('webhook-delivery'),
  schema: z.literal(1),
  id: z.string(),
  webhookId: z.string(),
  version: z.int().positive(),
  kind: DeliveredKindSchema,
  /** Absent for a test. */
  caseId: z.string().optional(),
  /** The message as it is sent: ids, codes and dates. */
  body: z.string(),
  status: DeliveryStatusSchema,
  /** How many times somebody asked to send it again. */
  round: z.int().min(0),
  /** Attempts of this round. */
  tries: z.int().min(0),
  attempts: z.array(AttemptSchema),
  nextAt: InstantSchema.optional(),
  createdAt: InstantSchema,
  /** Epoch seconds, when the table forgets it. */
  expiresAt: z.int(),
});
export type WebhookDelivery = z.infer<typeof WebhookDeliverySchema>;

/** A delivery of an event to a webhook: the same two make the same delivery. */
export const deliveryOf = (webhook: Webhook, event: WebhookEvent, now: string): WebhookDelivery => ({
  ...{ type: 'webhook-delivery', schema: 1, version: 1, webhookId: webhook.id },
  id: identifier(webhook.clientId.replace(/^client-/, 'delivery-'), webhook.id, event.id),
  kind: event.kind,
  ...(event.caseId === undefined ? {} : { caseId: event.caseId }),
  body: bodyText(event),
  ...{ status: webhook.status === 'active' || event.caseId === undefined ? 'pending' : 'held' },
  ...{ round: 0, tries: 0, attempts: [], createdAt: now },
  expiresAt: Math.floor(Date.parse(plus(now, KEPT)) / 1000),
});

/** The work that a message tells of. */
export const workIn = (body: string): string | undefined =>
  (JSON.parse(body) as { data: { workItemId?: string } }).data.workItemId;

const without = ({ nextAt: _nextAt, ...delivery }: WebhookDelivery): WebhookDelivery => delivery;

/** The delivery in another state, without an attempt. */
export const settled = (delivery: WebhookDelivery, status: DeliveryStatus): WebhookDelivery => ({
  ...without(delivery),
  ...{ status, version: delivery.version + 1 },
});

/** The delivery after an attempt: delivered, to be tried again at `nextAt`, or failed. */
export function tried(delivery: WebhookDelivery, attempt: Attempt, now: string): WebhookDelivery {
  const tries = delivery.tries + 1;
  const attempts = [...delivery.attempts, attempt].slice(-MAX_LISTED);
  const after = { ...without(delivery), tries, attempts, version: delivery.version + 1 };
  if (attempt.fault === undefined) return { ...after, status: 'delivered' };
  const wait = WAITS[delivery.tries];
  return wait === undefined ? { ...after, status: 'failed' } : { ...after, nextAt: plus(now, wait) };
}

/** The delivery once more from the beginning, under the same id. */
export const sentAgain = (delivery: WebhookDelivery): WebhookDelivery => ({
  ...settled(delivery, 'pending'),
  ...{ round: delivery.round + 1, tries: 0 },
});

/** The name of the execution that makes the attempts of a round. */
export const deliveryExecution = ({ id, round }: Pick<WebhookDelivery, 'id' | 'round'>): string =>
  `${id}-${round}`;

declare module '../case/entities.ts' {
  interface Entities {
    'webhook-delivery': WebhookDelivery;
  }
}
