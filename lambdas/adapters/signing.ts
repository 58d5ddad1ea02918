import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const BYTES_OF_A_TOKEN = 17;

/**
 * Signs what a link stands for. The signature is the token: 136 bits, 23 characters, nothing in it that names anybody;
 * whoever lacks the key can neither make nor guess one.
 */
export const openSigner = (key: string) => {
  const sign = (...parts: readonly string[]): string =>
    createHmac('sha256', key)
      .update(parts.map((part) => `${part.length}:${part}`).join('|'))
      .digest()
      .subarray(0, BYTES_OF_A_TOKEN)
      .toString('base64url');
  return {
    sign,
    verify(token: string, ...parts: readonly string[]): boolean {
      const [given, right] = [Buffer.from(token), Buffer.from(sign(...parts))];
      return given.length === right.length && timingSafeEqual(given, right);
    },
    /** What is stored in the place of a token, so that reading the table opens no page. */
    fingerprint: (token: string): string => createHash('sha256').update(token).digest('base64url'),
  };
};
export type Signer = ReturnType<typeof openSigner>;

/** SHA-256 of a text in base64, as a content security policy names it. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('base64');
