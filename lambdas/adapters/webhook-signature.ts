import { createHash, createHmac, randomBytes } from 'node:crypto';
import { isBefore } from '../../domain/kernel/calendar.ts';
import type { MakeIdentifier } from '../../domain/kernel/identifier.ts';
import type { Webhook } from '../../domain/webhooks/webhook.ts';

const SALT_BYTES = 24;
/** Three keyed identifiers of 100 bits each are more than a secret of 256 bits needs. */
const PARTS = ['1', '2', '3'];

/** What makes a secret another than all before it; stored, and worth nothing without the installation's key. */
export const newSalt = (): string => randomBytes(SALT_BYTES).toString('base64url');

const bytesOf = (keyed: MakeIdentifier, { id }: Pick<Webhook, 'id'>, salt: string): Buffer =>
  createHash('sha256')
    .update(PARTS.map((part) => keyed('whsec', id, salt, part)).join())
    .digest();

/** The newest secret as the other side is given it. */
export const secretText = (keyed: MakeIdentifier, webhook: Pick<Webhook, 'id' | 'secrets'>): string =>
  `whsec_${bytesOf(keyed, webhook, webhook.secrets[0]?.salt ?? '').toString('base64')}`;

/**
 * The headers of a message (standardwebhooks.com): its id, when it is sent, and a signature of both and the body by each
 * secret that holds at the time.
 */
export function signedHeaders(
  keyed: MakeIdentifier,
  webhook: Pick<Webhook, 'id' | 'secrets'>,
  { id, body, at }: { id: string; body: string; at: string },
): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const signatures = webhook.secrets
    .filter(({ until }) => until === undefined || isBefore(at, until))
    .map(({ salt }) => createHmac('sha256', bytesOf(keyed, webhook, salt)))
    .map((hmac) => `v1,${hmac.update(`${id}.${timestamp}.${body}`).digest('base64')}`);
  return {
    'user-agent': 'Kinbridge',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
