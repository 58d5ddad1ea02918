import * as z from 'zod';
import { NewWebhookSchema, WebhookWishSchema } from '../../domain/webhooks/decide-webhook.ts';
import { SecretSchema, WebhookSchema } from '../../domain/webhooks/webhook.ts';
import { WebhookDeliverySchema } from '../../domain/webhooks/webhook-delivery.ts';
import { ADMINISTRATOR, AUDITOR } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

const ClientParamsSchema = z.object({ clientId: IdSchema });
const WebhookParamsSchema = z.object({ webhookId: IdSchema });
/** The secret is in this answer and nowhere else. */
const MadeSchema = z.object({ webhookId: IdSchema, secret: z.string() });
const { status } = WebhookSchema.shape;

export const AddWebhook = route({
  function: 'AddWebhook',
  method: 'POST',
  path: '/clients/{clientId}/webhooks',
  summary:
    'Subscribes an https address of a partner system to kinds of events; answers the secret that signs its messages, which is shown once.',
  status: 201,
  grants: ADMINISTRATOR,
  needs: { keysIds: true },
  params: ClientParamsSchema,
  body: NewWebhookSchema,
  answer: MadeSchema,
});

export const ListWebhooks = route({
  function: 'ListWebhooks',
  method: 'GET',
  path: '/clients/{clientId}/webhooks',
  summary: 'The webhooks of a partner system, those that ended too; never a secret.',
  status: 200,
  grants: { ...ADMINISTRATOR, ...AUDITOR },
  reading: unrecorded('addresses of partner systems, nobody of a case'),
  needs: { table: 'read' },
  params: ClientParamsSchema,
  answer: z.object({
    /** The name of the system. */
    name: z.string(),
    revoked: z.boolean(),
    webhooks: z.array(
      WebhookSchema.omit({ type: true, schema: true }).extend({
        secrets: z.array(SecretSchema.omit({ salt: true })),
      }),
    ),
  }),
});

export const ChangeWebhook = route({
  function: 'ChangeWebhook',
  method: 'POST',
  path: '/webhooks/{webhookId}',
  summary:
    'Pauses a webhook, sets it going again, or ends it for good. Messages that were held meanwhile go out when it is set going.',
  status: 200,
  grants: ADMINISTRATOR,
  params: WebhookParamsSchema,
  body: WebhookWishSchema,
  answer: z.object({
    ...{ webhookId: IdSchema, status },
    /** How many held messages go out now, and whether more are left: the same call again sends the next. */
    released: z.int().min(0),
    more: z.boolean(),
  }),
});

export const RenewWebhookSecret = route({
  function: 'RenewWebhookSecret',
  method: 'POST',
  path: '/webhooks/{webhookId}/secret',
  summary: 'Answers a new secret of a webhook, shown once; for a week messages carry the signatures of both.',
  status: 201,
  grants: ADMINISTRATOR,
  needs: { keysIds: true },
  params: WebhookParamsSchema,
  answer: MadeSchema,
});

export const TestWebhook = route({
  function: 'TestWebhook',
  method: 'POST',
  path: '/webhooks/{webhookId}/test',
  summary: 'Sends a message of the kind webhook.test, which tells nothing; a paused webhook takes it too.',
  status: 202,
  grants: ADMINISTRATOR,
  params: WebhookParamsSchema,
  answer: z.object({ deliveryId: IdSchema }),
});

export const ListWebhookDeliveries = route({
  function: 'ListWebhookDeliveries',
  method: 'GET',
  path: '/webhooks/{webhookId}/deliveries',
  summary: 'The messages of a webhook in the last 30 days with every attempt, newest first.',
  status: 200,
  grants: { ...ADMINISTRATOR, ...AUDITOR },
  reading: unrecorded('ids and codes of messages, nobody of a case'),
  needs: { table: 'read' },
  params: WebhookParamsSchema,
  query: PageQuerySchema.extend({ status: WebhookDeliverySchema.shape.status.optional() }),
  answer: z.object({
    deliveries: z.array(WebhookDeliverySchema.omit({ type: true, schema: true, expiresAt: true })),
    cursor: CursorSchema,
  }),
});

export const RedeliverWebhook = route({
  function: 'RedeliverWebhook',
  method: 'POST',
  path: '/webhook-deliveries/{deliveryId}/again',
  summary: 'Sends a message again under the same id, unless it is still being tried.',
  status: 202,
  grants: ADMINISTRATOR,
  params: z.object({ deliveryId: IdSchema }),
  answer: z.object({ deliveryId: IdSchema }),
});

export const WEBHOOK_ROUTES = [
  AddWebhook,
  ListWebhooks,
  ChangeWebhook,
  RenewWebhookSecret,
  TestWebhook,
  ListWebhookDeliveries,
  RedeliverWebhook,
] as const;
