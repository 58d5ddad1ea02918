import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Fields of a stored record that its digest leaves out: its keys, and the end of the chain, which comes after it. */
const BESIDE = new Set(['pk', 'sk', 'qk', 'qs', 'lk', 'ls', 'imported', 'sealedIn', 'audit']);

/** 128 bits of SHA-256 in base64url: nobody finds another record with the digest of one that they did not make. */
const BYTES = 16;

/**
 * The digest of a stored record as a commit left it: of its canonical JSON (RFC 8785) with its salt, a random value
 * that is erased with the record, after which nobody can guess from the digest what the record said.
 */
export function stateDigest(item: Readonly<Record<string, unknown>>): string {
  const content = Object.fromEntries(Object.entries(item).filter(([name]) => !BESIDE.has(name)));
  const digest = sha256(utf8ToBytes(canonicalize(content) ?? '')).subarray(0, BYTES);
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The hash in an id of an owner, which its records repeat. */
const hashIn = (owner: string): string => owner.slice(owner.indexOf('-') + 1);

/** The name of a record in an entry: its sort key, without what every record of its owner begins with or repeats. */
export const recordName = (owner: string, sk: string): string =>
  sk.replace(/^(?:case|sponsor)#/, '#').replaceAll(hashIn(owner), '~');

/** The sort key of a record that an entry names. */
export const recordKey = (owner: string, name: string): string =>
  name.replaceAll('~', hashIn(owner)).replace(/^#/, owner.startsWith('sponsor-') ? 'sponsor#' : 'case#');
