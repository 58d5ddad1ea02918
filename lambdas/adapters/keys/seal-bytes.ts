import type { KeyObject } from 'node:crypto';
import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

/** The key of an owner: what it sealed is lost with it. */
export interface DataKey {
  readonly owner: string;
  readonly key: KeyObject;
}

/** What a sealed value is bound to: with any other it does not open. */
export type SealContext = Readonly<Record<string, string>>;

const ALGORITHM = 'aes-256-gcm';
/** The first byte of everything that is sealed. */
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;
/** How much longer sealed bytes are. */
export const SEAL_BYTES = HEAD_BYTES + TAG_BYTES;

/** A sealed value that was changed, or that belongs to another place; retrying is pointless. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const bound = (owner: string, context: SealContext): Buffer =>
  Buffer.from(
    JSON.stringify([FORMAT, owner, ...Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))]),
  );

/** Random bytes are fetched for many nonces at once: one call for each costs more than the encryption. */
const pool = Buffer.alloc(NONCE_BYTES * 256);
let used = pool.length;
function newNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const nonce = Buffer.from(pool.subarray(used, used + NONCE_BYTES));
  used += NONCE_BYTES;
  return nonce;
}

/** Seals bytes with AES-256-GCM: format, nonce, ciphertext and tag, bound to the key's owner and a context. */
export function sealBytes({ owner, key }: DataKey, bytes: Uint8Array, context: SealContext): Uint8Array {
  const nonce = newNonce();
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bound(owner, context));
  const sealed = Buffer.allocUnsafeSlow(SEAL_BYTES + bytes.length);
  sealed[0] = FORMAT;
  sealed.set(nonce, 1);
  sealed.set(cipher.update(bytes), HEAD_BYTES);
  cipher.final();
  sealed.set(cipher.getAuthTag(), HEAD_BYTES + bytes.length);
  return sealed;
}

const placeOf = (context: SealContext): string => Object.values(context).join(' ');

/** Opens what `sealBytes` sealed; throws `SealBroken` for anything else, naming the place and no content. */
export function openBytes({ owner, key }: DataKey, sealed: Uint8Array, context: SealContext): Buffer {
  if (sealed[0] !== FORMAT || sealed.length < SEAL_BYTES)
    throw new SealBroken(
      `Expected a sealed value of format ${FORMAT} at ${placeOf(context)}, received format ${sealed[0]} of ${sealed.length} bytes.`,
    );
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(1, HEAD_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(bound(owner, context));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES));
    decipher.final();
    return opened;
  } catch (error) {
    throw new SealBroken(
      `Expected the sealed value that belongs at ${placeOf(context)} under the key of ${owner}, received one that was changed or belongs elsewhere.`,
      { cause: error },
    );
  }
}
