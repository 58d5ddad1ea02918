import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { AuditEntry } from './audit-entry.ts';

/** The `prevHash` of a case's first entry. */
export const GENESIS = '0'.repeat(64);

/** `SHA-256(prevHash ‖ canonical entry)` in hex; canonical is RFC 8785 JSON of the entry without both hashes. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { prevHash, ...content } = entry;
  return bytesToHex(sha256(utf8ToBytes(prevHash + canonicalize(content))));
}

/** Links an entry to the chain that ends at `head`. */
export function seal(
  head: { seq: number; hash: string },
  entry: Omit<AuditEntry, 'seq' | 'prevHash' | 'hash' | 'type' | 'schema'>,
): AuditEntry {
  const linked = {
    type: 'audit-entry',
    schema: 1,
    ...entry,
    seq: head.seq + 1,
    prevHash: head.hash,
  } as const;
  return { ...linked, hash: hashOf(linked) };
}

export type ChainFinding = { seq: number; problem: 'gap' | 'broken-link' | 'changed' };

/** The end of a part of the chain, from which the next part is checked. */
export interface ChainEnd {
  seq: number;
  hash: string;
}
const BEGINNING: ChainEnd = { seq: 0, hash: GENESIS };

/**
 * Everything wrong with a part of a case's chain, read in order: of the whole chain unless `after` says where the part
 * begins. With `head`, the part must also end where the case says that its chain ends.
 */
export function checkChain(
  entries: readonly AuditEntry[],
  head?: ChainEnd,
  after = BEGINNING,
): ChainFinding[] {
  const findings: ChainFinding[] = [];
  let previous = after;
  for (const entry of entries) {
    if (entry.seq !== previous.seq + 1) findings.push({ seq: entry.seq, problem: 'gap' });
    const { hash, ...rest } = entry;
    if (entry.prevHash !== previous.hash) findings.push({ seq: entry.seq, problem: 'broken-link' });
    if (hash !== hashOf(rest)) findings.push({ seq: entry.seq, problem: 'changed' });
    previous = { seq: entry.seq, hash };
  }
  if (head && (previous.seq !== head.seq || previous.hash !== head.hash))
    findings.push({ seq: head.seq, problem: 'gap' });
  return findings;
}
