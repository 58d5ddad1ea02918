import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import { WebhookKindSchema } from './webhook-event.ts';

/** The most characters of an address. */
const MAX_URL = 500;

/** Where messages go: the host checks where that is each time it connects. */
export const WebhookUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(MAX_URL)
  .refine((url) => {
    const parsed = URL.parse(url);
    return parsed !== null && parsed.username === '' && parsed.password === '' && parsed.hash === '';
  }, 'an address without a user, a password or a fragment');

/** What a secret is derived from, together with the installation's key: the table alone gives none away. */
export const SecretSchema = z.object({
  salt: z.string(),
  madeAt: InstantSchema,
  madeBy: z.string(),
  /** When a replaced secret no longer signs. */
  until: InstantSchema.optional(),
});

/** `paused`: by a person; `disabled`: by the platform, after days of failures; `ended`: for good. */
export const WebhookStatusSchema = z.enum(['active', 'paused', 'disabled', 'ended']);

/** Why the platform stopped sending. */
export const DisabledBecauseSchema = z.enum(['failing', 'gone']);

/** An address of a partner system that is told of events, as an administrator subscribed it. */
export const WebhookSchema = z.object({
  type: z.literal('webhook'),
  schema: z.literal(1),
  id: z.string(),
  clientId: z.string(),
  version: z.int().positive(),
  /** The office of its client, under which it is found. */
  office: OfficeSchema,
  url: WebhookUrlSchema,
  kinds: z.array(WebhookKindSchema).min(1),
  status: WebhookStatusSchema,
  /** The newest first; the one before it signs too for a while. */
  secrets: z.array(SecretSchema).min(1).max(2),
  /** Since when no attempt has succeeded; absent after one that did. */
  failingSince: InstantSchema.optional(),
  disabledAt: InstantSchema.optional(),
  disabledBecause: DisabledBecauseSchema.optional(),
  createdAt: InstantSchema,
  createdBy: z.string(),
});
export type Webhook = z.infer<typeof WebhookSchema>;

/** The id of a webhook contains its client's, so that a caller needs nothing else: `webhook-<client>-<hash>`. */
export const webhookId = (clientId: string, ...parts: string[]): string =>
  identifier(clientId.replace(/^client-/, 'webhook-'), ...parts);

/** The client of a webhook or of a delivery, taken from the id. */
export const clientOf = (id: string): string => `client-${id.split('-')[1] ?? ''}`;

declare module '../case/entities.ts' {
  interface Entities {
    webhook: Webhook;
  }
}
