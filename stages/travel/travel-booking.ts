import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { stageRules } from '../../domain/case/case-rules.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import { minus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { StageName } from '../../domain/policy/stage-name.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { beginningOf, JOURNEY, journeyOf } from './journey.ts';
import { needsEscort, travelReadinessGaps } from './readiness.ts';
import { planOf } from './travel-documents.ts';
import type { TravelPlan } from './travel-plan.ts';
import { whyNotReady } from './why-not-ready.ts';

/**
 * Books the journey if the readiness gate allows it. If something a stage gave, such as health clearances, expires before
 * the travel date, that stage is reopened automatically; anything else that is missing refuses the booking and is named.
 */
export const travelBooking = workItemKind({
  kind: 'travel-booking',
  stage: 'travel',
  role: 'travel-officer',
  place: 'asylum',
  keptInRecords: ['legs'],
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('booked'),
      ...JOURNEY,
      escorted: z.boolean(),
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('papers-again'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, command }, form): Change {
    if (form.decision === 'papers-again') return papersAgain(file, form.reasonCode);
    const journey = journeyOf(file, form, command.at);
    const { departureAt } = journey;
    if (needsEscort(file, command.at) && !form.escorted)
      throw invalid('escorted', rule('escort-needed'), 'false');
    const missing = travelReadinessGaps(file, departureAt);
    const stopped = stopping(file, missing);
    if (stopped.length > 0)
      throw new CaseError(
        'WrongState',
        `Expected a household that is ready to travel, but it still lacks: ${stopped.join(', ')}.`,
        { why: whyNotReady(file, departureAt, command.at, nothingStops) },
      );
    if (missing.length > 0) return renewForTravel(file, departureAt, command.at);
    refuseWaitBeyondLimit(file, beginningOf(journey), departureAt, command.at);
    const { legs: _before, ...before } = planOf(file);
    const plan = { ...before, ...journey, escorted: form.escorted, fitToFly: false };
    return {
      patch: {},
      writes: [{ ...plan, bookings: plan.bookings + 1 }],
      facts: [{ act: 'travel.booked', details: { departureAt, escorted: form.escorted } }],
      answer: {
        ready: true,
        departureAt,
        fitnessAt: minus(departureAt, file.policy.health.fitnessWithin),
      },
    };
  },
});

/** Papers that ended, or will before anybody can go: they are asked for again, person by person. */
const papersAgain = (file: CaseFile, reasonCode: string): Change => ({
  patch: {},
  writes: [{ ...planOf(file), documents: 'pending' }],
  facts: [{ act: 'travel-documents.asked-again', details: { reasonCode } }],
  answer: { ready: false },
});

/** Whether what is missing is a stage that opens itself again. */
export const isRenewed = (file: CaseFile, reason: string): boolean =>
  stageRules(file, reason).renewedForTravel?.(file) !== undefined;

/** What stops a booking: everything that is missing and no stage gives again by itself. */
const stopping = (file: CaseFile, missing: readonly string[]): string[] =>
  missing.filter((reason) => !isRenewed(file, reason));

/** Whether a journey can be booked with this missing. */
export const nothingStops = (file: CaseFile, missing: readonly string[]): boolean =>
  stopping(file, missing).length === 0;

/** Opens the stages again whose validity does not reach the planned departure. */
export function renewForTravel(file: CaseFile, departureAt: string, at: string): Change {
  const missing = travelReadinessGaps(file, departureAt);
  const again = file.policy.stages.filter((stage) => missing.includes(stage) && isRenewed(file, stage));
  const reasonOf = (stage: StageName) =>
    stageRules(file, stage).renewedForTravel?.(file) ?? 'validity-too-short';
  return {
    patch: {
      stages: again.reduce(
        (stages, stage) => withStage(stages, stage, 'reopened', reasonOf(stage), at),
        file.case.stages,
      ),
    },
    writes: [{ ...unbooked(planOf(file)), departureAt, fitToFly: false }],
    facts: again.map((stage) => ({
      act: `${stage}.reopened`,
      details: { reasonCode: reasonOf(stage), departureAt },
    })),
    answer: { ready: false },
  };
}

/** The plan without the legs of a journey that is not made. */
const unbooked = ({ legs: _legs, ...plan }: TravelPlan): TravelPlan => plan;
