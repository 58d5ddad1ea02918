import { isBefore, plus } from '../kernel/calendar.ts';
import type { Webhook } from './webhook.ts';
import type { Attempt } from './webhook-delivery.ts';

/** A webhook that has only failed for this long is disabled with its next failure. */
export const PATIENCE = 'P3D';
/** The answer by which the other side asks not to be called any more (410 Gone). */
const GONE = 410;

/** What an attempt means for its webhook: it goes on as it is, its record changes, or it is to be disabled. */
export type Consequence =
  | { readonly kind: 'none' }
  | { readonly kind: 'noted'; readonly webhook: Webhook }
  | { readonly kind: 'disable'; readonly because: NonNullable<Webhook['disabledBecause']> };

const NONE: Consequence = { kind: 'none' };

/** Keeps count of how long an address has been failing. Only a webhook in use is judged. */
export function afterAttempt(webhook: Webhook, attempt: Attempt, now: string): Consequence {
  if (webhook.status !== 'active') return NONE;
  const { failingSince, ...rest } = webhook;
  if (attempt.fault === undefined)
    return failingSince === undefined
      ? NONE
      : { kind: 'noted', webhook: { ...rest, version: webhook.version + 1 } };
  if (attempt.httpStatus === GONE) return { kind: 'disable', because: 'gone' };
  if (failingSince === undefined)
    return { kind: 'noted', webhook: { ...webhook, failingSince: now, version: webhook.version + 1 } };
  return isBefore(plus(failingSince, PATIENCE), now) ? { kind: 'disable', because: 'failing' } : NONE;
}
