import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const written = (parts: readonly string[]): Uint8Array =>
  utf8ToBytes(parts.map((part) => `${part.length}:${part}`).join('|'));

function spelled(prefix: string, digest: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of digest) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < 20) {
      text += ALPHABET[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
    value &= (1 << bits) - 1;
  }
  return `${prefix}-${text}`;
}

/** Makes an identifier that is determined by its parts. */
export type MakeIdentifier = (prefix: string, ...parts: string[]) => string;

/**
 * An identifier that is determined by its parts: the same parts always give the same id, so that a repeated command
 * makes the same thing again instead of a second one. 100 bits in Crockford's base 32: 20 characters after a prefix.
 * For parts that could be guessed, such as numbers or names, use `keyedIdentifier`.
 */
export const identifier: MakeIdentifier = (prefix, ...parts) => spelled(prefix, sha256(written(parts)));

/** The same with a secret key: without it, nobody can make an identifier or test guesses against one. */
export function keyedIdentifier(key: string): MakeIdentifier {
  const secret = utf8ToBytes(key);
  return (prefix, ...parts) => spelled(prefix, hmac(sha256, secret, written([prefix, ...parts])));
}
