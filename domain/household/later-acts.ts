import type { CaseFile } from '../case/case-file.ts';
import { dateOf, isBefore, startOf } from '../kernel/calendar.ts';
import type { HouseholdChange } from './household-change.ts';

/** Something that was done in a case after members had moved to it. */
export interface LaterAct {
  readonly id: string;
  readonly what: 'decision' | 'consent' | 'flag';
  /** The kind of work that was decided, the purpose of the consent, or the kind of flag. */
  readonly kind: string;
  readonly at: string;
  /** Whom it is about, if it is about one person. */
  readonly personId: string | null;
}

/**
 * What was decided, consented to or flagged in the other case since members moved to it, oldest first. Whoever takes
 * the move back says for each which case it belongs to.
 */
export function laterActs(other: CaseFile, { decidedAt = '' }: HouseholdChange): LaterAct[] {
  const since = (at: string): boolean => isBefore(decidedAt, at);
  const ids = new Set(other.persons.map(({ id }) => id));
  const acts: LaterAct[] = [
    ...other.workItems.flatMap(({ id, kind, subject = '', decision }) =>
      decision && since(decision.at)
        ? [
            {
              id,
              what: 'decision' as const,
              kind,
              at: decision.at,
              personId: ids.has(subject) ? subject : null,
            },
          ]
        : [],
    ),
    ...other.consents
      // A consent has a day and no hour: one of the day of the move is listed too.
      .filter(({ givenOn }) => givenOn >= dateOf(decidedAt))
      .map(({ id, purpose, givenOn, personId }) => ({
        ...{ id, what: 'consent' as const, kind: purpose, at: startOf(givenOn), personId },
      })),
    ...other.flags
      .filter(({ raisedAt }) => since(raisedAt))
      .map(({ id, kind, raisedAt: at }) => ({ id, what: 'flag' as const, kind, at, personId: null })),
  ];
  return acts.sort((a, b) => (isBefore(a.at, b.at) ? -1 : 1));
}
