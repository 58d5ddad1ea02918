import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { RootKey } from '../../contracts/root-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const ROOT_KEY_BYTES = 32;

const bound = (context: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));

/** What KMS does on AWS, with a key of this machine: AES-256-GCM, bound to the context. */
export function rootKeyOf(key: Uint8Array): RootKey {
  if (key.length !== ROOT_KEY_BYTES)
    throw new Error(`Expected a root key of ${ROOT_KEY_BYTES} bytes, received ${key.length}.`);
  const secret = createSecretKey(key);
  return {
    async wrap(plain, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(bound(context));
      const content = cipher.update(plain);
      cipher.final();
      return Buffer.concat([nonce, content, cipher.getAuthTag()]);
    },
    async unwrap(wrapped, context) {
      const decipher = createDecipheriv('aes-256-gcm', secret, wrapped.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(bound(context));
      decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
      const content = decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES));
      decipher.final();
      return content;
    },
  };
}

/** The root key of a host that keeps nothing. */
export const memoryRoot = (): RootKey => rootKeyOf(randomBytes(ROOT_KEY_BYTES));
