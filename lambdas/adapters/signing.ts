import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

const BYTES_OF_A_TOKEN = 17;

const joined = (parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join('|');

/**
 * Signs what a link stands for. The signature is the token: 136 bits, 23 characters, nothing that names anybody;
 * without the key nobody can make or guess one. Signatures of the previous key stay valid, so that a new key does not
 * break links in use.
 */
export const openSigner = (key: string, previous?: string) => {
  const current = createSecretKey(key, 'utf8');
  const secrets = previous === undefined ? [current] : [current, createSecretKey(previous, 'utf8')];
  const signedBy = (secret: KeyObject, parts: readonly string[]): string =>
    createHmac('sha256', secret)
      .update(joined(parts))
      .digest()
      .subarray(0, BYTES_OF_A_TOKEN)
      .toString('base64url');
  return {
    sign: (...parts: readonly string[]): string => signedBy(current, parts),
    verify(token: string, ...parts: readonly string[]): boolean {
      const given = Buffer.from(token);
      return secrets
        .map((secret) => Buffer.from(signedBy(secret, parts)))
        .some((right) => given.length === right.length && timingSafeEqual(given, right));
    },
    /** Digits that follow from these parts: by the current key, then by the previous one. */
    digits: (count: number, ...parts: readonly string[]): string[] =>
      secrets.map((secret) => {
        const digest = createHmac('sha256', secret)
          .update(joined(['digits', ...parts]))
          .digest();
        return String(digest.readBigUInt64BE() % 10n ** BigInt(count)).padStart(count, '0');
      }),
    /** What is stored in place of a token, so that reading the table opens no page. */
    fingerprint: (token: string): string => createHash('sha256').update(token).digest('base64url'),
  };
};
export type Signer = ReturnType<typeof openSigner>;

/** SHA-256 of a text in base64, as used in a content security policy. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('base64');
