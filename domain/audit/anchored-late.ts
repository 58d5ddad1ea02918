import { isBefore, minus, plus } from '../kernel/calendar.ts';
import type { Anchor, AnchoredProof } from './anchor.ts';
import type { AuditEntry } from './audit-entry.ts';

/** What somebody did is stored at once; what the platform does bears the time at which it fell due, as before a pause. */
const STORED_WITHIN = { people: 'PT1H', platform: 'P7D' };
/** An anchor is written before it is noted whose chains it holds: by then it has been. */
const NOTED_WITHIN = 'P1D';

interface Against {
  /** Copies from which the anchors go on. */
  readonly copies: readonly Anchor[];
  readonly anchored: readonly AnchoredProof[];
  readonly newest: number;
  /** When the proofs were made. */
  readonly at: string | undefined;
}

/**
 * The first entry that is dated before a copy was made, and that no anchor up to that copy holds. A chain that was
 * rewritten after the copy looks so, if whoever did it leaves out the proofs that would contradict it.
 */
export function anchoredLate(
  entries: readonly AuditEntry[],
  { copies, anchored, newest, at }: Against,
): number | undefined {
  const late = copies.flatMap((copy) => {
    const noted = copy.number < newest || (at !== undefined && isBefore(plus(copy.at, NOTED_WITHIN), at));
    if (!noted) return [];
    const held = Math.max(
      0,
      ...anchored.filter(({ day }) => day.number <= copy.number).map(({ end }) => end.seq),
    );
    const isOld = (entry: AuditEntry): boolean =>
      isBefore(
        entry.at,
        minus(copy.at, STORED_WITHIN[entry.actor.kind === 'platform' ? 'platform' : 'people']),
      );
    const first = entries.find((entry) => entry.seq > held && isOld(entry));
    return first ? [first.seq] : [];
  });
  return late.length === 0 ? undefined : Math.min(...late);
}
