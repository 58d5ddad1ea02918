import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * Tells bodies of one idempotency key apart, as hexadecimal SHA-256. The key, which is stored nowhere, keeps the digest
 * from being guessed back.
 */
export const commandDigest = (key: string, sent: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(`${key}\n${canonicalize(sent ?? null)}`)));
