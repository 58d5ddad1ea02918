import { datePlus } from '../../domain/kernel/calendar.ts';
import { waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';
import { daysBetween } from './why-reopened.ts';

/** What the rule about a state's waiver looks at. */
export interface Waiver {
  /** The class that an earlier exam found; undefined if there was none. */
  readonly found: string | undefined;
  readonly examinedBy: string | undefined;
  readonly recordedBy: string;
  readonly waivedOn: string;
  readonly today: string;
}

/** Why a waiver cannot be recorded; undefined if it can. */
export function waiverRefusedFor({
  found,
  examinedBy,
  recordedBy,
  waivedOn,
  today,
}: Waiver): 'no-class-a' | 'same-person' | 'in-future' | undefined {
  if (found !== 'class-a') return 'no-class-a';
  if (examinedBy === recordedBy) return 'same-person';
  return waivedOn > today ? 'in-future' : undefined;
}

/** The rule that refused a waiver, and what would have let it be recorded. */
export const whyWaiverRefused = (asked: Waiver): Why => ({
  rule: 'waiver-of-class-a',
  values: {},
  ways: waysOtherwise((now) => waiverRefusedFor(now) === undefined, asked, [
    { lever: 'found-class-a', steps: [{ values: {}, apply: (now) => ({ ...now, found: 'class-a' }) }] },
    {
      lever: 'another-colleague',
      steps: [{ values: {}, apply: (now) => ({ ...now, recordedBy: `not ${now.examinedBy}` }) }],
    },
    {
      lever: 'waived-by',
      steps: daysBetween(asked.today, datePlus(asked.waivedOn, '-P1D'))
        .reverse()
        .map((day) => ({ values: { day }, apply: (now) => ({ ...now, waivedOn: day }) })),
    },
  ]),
});
