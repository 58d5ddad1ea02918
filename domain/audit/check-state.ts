import type { AuditEntry } from './audit-entry.ts';
import { recordKey } from './state-digest.ts';

/**
 * What can be wrong with the records beside a chain: one is not as its last entry left it (`record-changed`), is gone
 * (`record-missing`), or no entry tells of it (`record-unknown`).
 */
export const STATE_PROBLEMS = ['record-changed', 'record-missing', 'record-unknown'] as const;

/** What an entry says of a record instead of a digest: it was erased, and is not there any more. */
export const ERASED_RECORD = 'erased';

export interface StateFinding {
  /** The entry that last left the record; 0 if none tells of it. */
  readonly seq: number;
  readonly problem: (typeof STATE_PROBLEMS)[number];
  /** The sort key of the record. */
  readonly record: string;
}

export interface CheckedState {
  /** Records that are as the chain says. */
  readonly proved: number;
  /** Records from before entries told of them, of which nothing can be said. */
  readonly unbound: number;
  readonly findings: readonly StateFinding[];
}

/** Records beside a chain: digests by sort key, empty without one, and those that an entry of another chain tells of. */
export interface Records {
  readonly records: Readonly<Record<string, string>>;
  readonly elsewhere: Readonly<Record<string, 'told' | 'not-told'>>;
}

/** The record that each entry left last, by sort key: of each name in an entry only the newest is looked at. */
function lastLeft(entries: readonly AuditEntry[]): Map<string, { seq: number; digest: string }> {
  const named = new Map<string, { caseId: string; name: string; seq: number; digest: string }>();
  for (const { caseId, seq, left = {} } of entries)
    for (const name in left)
      if (!name.includes(' '))
        named.set(`${caseId} ${name}`, { caseId, name, seq, digest: left[name] ?? '' });
  const last = new Map<string, { seq: number; digest: string }>();
  for (const { caseId, name, seq, digest } of named.values()) {
    const key = recordKey(caseId, name);
    if ((last.get(key)?.seq ?? 0) <= seq) last.set(key, { seq, digest });
  }
  return last;
}

/**
 * Compares the records of a case or sponsor with what the entries of its whole chain say that they left. A chain that
 * tells of its records from its first entry on has none from before.
 */
export function checkState(entries: readonly AuditEntry[], { records, elsewhere }: Records): CheckedState {
  const left = lastLeft(entries);
  const fromTheFirst = entries[0]?.left !== undefined;
  const findings: StateFinding[] = [];
  let [proved, unbound] = [0, 0];
  for (const [record, digest] of Object.entries(records)) {
    const known = left.get(record);
    // What it said cannot be compared any more; that it was erased is only believed if an entry tells of it.
    if (digest === ERASED_RECORD && known?.digest === ERASED_RECORD) continue;
    if (elsewhere[record] === 'told' || (known && known.digest === digest)) proved += 1;
    else if (known) findings.push({ seq: known.seq, problem: 'record-changed', record });
    else if (fromTheFirst || elsewhere[record]) findings.push({ seq: 0, problem: 'record-unknown', record });
    else unbound += 1;
  }
  for (const [record, { seq, digest }] of left)
    if (records[record] === undefined && digest !== ERASED_RECORD)
      findings.push({ seq, problem: 'record-missing', record });
  return { proved, unbound, findings };
}
