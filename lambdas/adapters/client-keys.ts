import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyMade } from '../../domain/clients/decide-client.ts';
import type { ClientKey } from '../../domain/clients/machine-client.ts';

const SECRET_BYTES = 32;
const HINT = 4;
const KEY = /^kbk_([0-9a-z]{20})_([\w-]{43})$/;

// 256 random bits cannot be guessed, so a plain hash is enough.
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A new key of a client, `kbk_<client>_<secret>`, and the part of it that is stored. */
export function newKey(clientId: string): { key: string; made: KeyMade } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const key = `kbk_${clientId.replace('client-', '')}_${secret}`;
  return { key, made: { hash: hashOf(secret).toString('hex'), hint: secret.slice(-HINT) } };
}

/** The client that a key names and its secret; undefined for a text that is no key. */
export function partsOfKey(key: string): { clientId: string; secret: string } | undefined {
  const [, client, secret] = KEY.exec(key) ?? [];
  return client && secret ? { clientId: `client-${client}`, secret } : undefined;
}

/** Whether the secret is that of one of these keys, compared in constant time. */
export const isOneOf = (secret: string, keys: readonly ClientKey[]): boolean =>
  keys.some(({ hash }) => timingSafeEqual(hashOf(secret), Buffer.from(hash, 'hex')));
