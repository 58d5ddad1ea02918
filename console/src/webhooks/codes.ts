import type { DeliveryStatus } from '../../../domain/webhooks/webhook-delivery.ts';
import type { WebhookKind } from '../../../domain/webhooks/webhook-event.ts';

/** What a webhook may be told, as plain data: the schemas would bring their validation into the page. */
export const KINDS = [
  'case.opened',
  'case.started',
  'stage.completed',
  'work-item.opened',
  'work-item.closed',
  'case.closed',
] as const satisfies readonly WebhookKind[];

export const STATES = [
  'pending',
  'delivered',
  'failed',
  'held',
  'withheld',
] as const satisfies readonly DeliveryStatus[];
