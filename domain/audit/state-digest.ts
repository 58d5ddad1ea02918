import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Fields of a stored record that its digest leaves out: its keys, and the end of the chain, which comes after it. */
const BESIDE = new Set(['pk', 'sk', 'qk', 'qs', 'lk', 'ls', 'imported', 'sealedIn', 'audit']);

/** 192 bits of SHA-256 in base64url: nobody finds another record with the same digest. */
const BYTES = 24;

/**
 * The digest of a stored record as a commit left it: of its canonical JSON (RFC 8785) with its salt, a random value
 * that is erased with the record, after which nobody can guess from the digest what the record said.
 */
export function stateDigest(item: Readonly<Record<string, unknown>>): string {
  const content = Object.fromEntries(Object.entries(item).filter(([name]) => !BESIDE.has(name)));
  const digest = sha256(utf8ToBytes(canonicalize(content) ?? '')).subarray(0, BYTES);
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
