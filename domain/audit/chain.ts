import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { AuditEntry } from './audit-entry.ts';
import { freeTextIn } from './audit-entry.ts';

/** The `prevHash` of a case's first entry. */
export const GENESIS = '0'.repeat(64);

/** The SHA-256 of a text in hex. A machine's own is some ten times as fast as this one, which runs anywhere. */
export type HashText = (text: string) => string;
export const hashText: HashText = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** `SHA-256(prevHash ‖ canonical entry)` in hex; canonical is RFC 8785 JSON of the entry without both hashes. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>, hash: HashText = hashText): string {
  const { prevHash, ...content } = entry;
  return hash(prevHash + canonicalize(content));
}

/**
 * Links an entry to the chain that ends at `head`; refuses an entry with anything but codes, ids, numbers and dates.
 */
export function seal(
  head: { seq: number; hash: string },
  entry: Omit<AuditEntry, 'seq' | 'prevHash' | 'hash' | 'type' | 'schema'>,
): AuditEntry {
  const typed = freeTextIn(entry.facts);
  if (typed.length > 0)
    throw new Error(`An audit entry holds codes and ids; something else came in: ${typed.join(', ')}.`);
  const linked = {
    type: 'audit-entry',
    schema: 1,
    ...entry,
    seq: head.seq + 1,
    prevHash: head.hash,
  } as const;
  return { ...linked, hash: hashOf(linked) };
}

/**
 * What can be wrong with an entry: a `gap` before it, a `broken-link` to the previous one, `changed` since it was
 * sealed, sealed for an `other-owner`, or `unreadable`. `other-end`: the record names a different last entry with
 * this number; `beyond-end`: it comes after the last entry that the record names.
 */
export const CHAIN_PROBLEMS = [
  'gap',
  'broken-link',
  'changed',
  'other-owner',
  'unreadable',
  'other-end',
  'beyond-end',
] as const;
export type ChainFinding = { seq: number; problem: (typeof CHAIN_PROBLEMS)[number] };

/** An entry that no longer fits any schema, with its position and, if it has one, its hash. */
export interface UnreadableEntry {
  unreadable: true;
  seq: number;
  hash?: string;
}
export type ChainLink = AuditEntry | UnreadableEntry;

export const isReadable = (link: ChainLink): link is AuditEntry => !('unreadable' in link);

/** The end of a part of the chain, from which the next part is checked; without a hash if that is unknown. */
export interface ChainEnd {
  seq: number;
  hash?: string | undefined;
}
const BEGINNING: ChainEnd = { seq: 0, hash: GENESIS };

function problemsOf(
  entry: AuditEntry,
  previous: ChainEnd,
  owner: string,
  hashed: HashText,
): ChainFinding['problem'][] {
  const { hash, ...rest } = entry;
  const broken = previous.hash !== undefined && entry.prevHash !== previous.hash;
  return [
    ...(entry.caseId === owner ? [] : (['other-owner'] as const)),
    ...(entry.seq === previous.seq + 1 ? [] : (['gap'] as const)),
    ...(broken ? (['broken-link'] as const) : []),
    ...(hash === hashOf(rest, hashed) ? [] : (['changed'] as const)),
  ];
}

/**
 * Everything wrong with a part of a chain, in reading order: the whole chain, unless `after` says where the part
 * begins. With `head`, the part must also end where the record says. `owner` is the owner of the chain; by default
 * that of the first entry.
 */
export function checkChain(
  links: readonly ChainLink[],
  head?: ChainEnd,
  after = BEGINNING,
  owner = links.find(isReadable)?.caseId ?? '',
  hashed: HashText = hashText,
): ChainFinding[] {
  const findings: ChainFinding[] = [];
  let previous = after;
  for (const link of links) {
    const problems = isReadable(link) ? problemsOf(link, previous, owner, hashed) : (['unreadable'] as const);
    findings.push(...problems.map((problem) => ({ seq: link.seq, problem })));
    previous = { seq: link.seq, hash: link.hash };
  }
  const hashless = previous.hash === undefined;
  if (head && (previous.seq !== head.seq || !(hashless || previous.hash === head.hash)))
    findings.push({ seq: head.seq, problem: 'other-end' });
  return findings;
}
