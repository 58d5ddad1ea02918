import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * An identifier that follows from its parts: the same parts always give the same id, so a repeated command makes
 * the same thing again instead of a second one. 100 bits in Crockford's base 32, 20 characters, after a prefix.
 */
export function identifier(prefix: string, ...parts: string[]): string {
  const digest = sha256(utf8ToBytes(parts.map((part) => `${part.length}:${part}`).join('|')));
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
