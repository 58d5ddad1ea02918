import type { CaseFile } from '../../domain/case/case-file.ts';
import { isPending } from '../../domain/household/household-change.ts';
import { dateOf, isBefore, minus } from '../../domain/kernel/calendar.ts';
import type { Lever, Step } from '../../domain/kernel/smallest-change.ts';
import { switched, waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';
import { paperLevers } from './papers.ts';
import { travelReadinessGaps } from './readiness.ts';
import { planOf } from './travel-documents.ts';

/** How many days earlier a journey is looked for. */
const MAX_EARLIER = 180;

interface Journey {
  readonly file: CaseFile;
  readonly departureAt: string;
}

/** The same hour on each earlier day that is still to come. */
function earlierDays({ departureAt }: Journey, at: string): Step<Journey>[] {
  const days = Array.from({ length: MAX_EARLIER }, (_, n) => minus(departureAt, `P${n + 1}D`));
  return days
    .filter((day) => isBefore(at, day))
    .map((day) => ({
      values: { day: dateOf(day) },
      apply: (now) => ({ ...now, departureAt: day }),
    }));
}

const ofFile = ({ steps, ...lever }: Lever<CaseFile>): Lever<Journey> => ({
  ...lever,
  steps: steps.map(({ values, apply }) => ({
    values,
    apply: (now) => ({ ...now, file: apply(now.file) }),
  })),
});

/** What travel itself asks for: papers, a household that is decided on, and no flag against it. */
function ownLevers({ travel, changes, flags }: CaseFile): Lever<CaseFile>[] {
  const ready = (file: CaseFile): CaseFile => ({ ...file, travel: { ...planOf(file), documents: 'ready' } });
  const decided = (file: CaseFile): CaseFile => ({
    ...file,
    changes: file.changes.filter((change) => !isPending(change)),
  });
  const blocking = flags.filter((flag) => flag.liftedAt === undefined && flag.blocks.includes('travel'));
  return [
    ...(travel?.documents === 'ready' ? [] : [switched('documents-ready', ready)]),
    ...(changes.some(isPending) ? [switched('change-decided', decided)] : []),
    ...blocking.map(({ id, kind }) =>
      switched<CaseFile>(
        'flag-lifted',
        (file) => ({ ...file, flags: file.flags.filter((flag) => flag.id !== id) }),
        { flag: kind },
      ),
    ),
  ];
}

/**
 * Why a household may not travel, and what would let it. `allows` is the answer of the gate to what is missing: a
 * booking passes with what its stages give again by themselves. An earlier day counts for a journey that is to come.
 */
export function whyNotReady(
  file: CaseFile,
  departureAt: string,
  at: string,
  allows: (file: CaseFile, missing: readonly string[]) => boolean,
): Why {
  const journey: Journey = { file, departureAt };
  const day = dateOf(departureAt);
  const passes = (now: Journey) => allows(now.file, travelReadinessGaps(now.file, now.departureAt));
  return {
    rule: 'travel-readiness',
    values: { day, policy: file.policy.version },
    ways: waysOtherwise(passes, journey, [
      { lever: 'departure-by', steps: earlierDays(journey, at) },
      ...[
        ...file.rules.stages.flatMap(({ travelLevers }) => travelLevers?.(file, day) ?? []),
        ...ownLevers(file),
        ...paperLevers(file, day),
      ].map(ofFile),
    ]),
  };
}

/** Whether a household may leave with this missing. */
export const nothingMissing = (_file: CaseFile, missing: readonly string[]): boolean => missing.length === 0;
