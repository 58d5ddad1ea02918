import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * A digest (hexadecimal SHA-256) that tells apart request bodies sent under one idempotency key. The key itself is
 * not stored, so the body cannot be guessed from the digest.
 */
export const commandDigest = (key: string, sent: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(`${key}\n${canonicalize(sent ?? null)}`)));
