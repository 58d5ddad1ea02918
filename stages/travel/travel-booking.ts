import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import { InstantSchema, isBefore, minus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { needsEscort, travelReadinessGaps } from './readiness.ts';
import { planOf } from './travel-documents.ts';

/**
 * Books the journey if the readiness gate allows it. If health clearances expire before the travel date, the health
 * assessment is reopened automatically; anything else that is missing refuses the booking and is named.
 */
export const travelBooking = workItemKind({
  kind: 'travel-booking',
  stage: 'travel',
  role: 'travel-officer',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('booked'),
      departureAt: InstantSchema,
      escorted: z.boolean(),
      note: NoteSchema,
    }),
  ]),
  decide({ file, command }, form): Change {
    if (!isBefore(command.at, form.departureAt))
      throw invalid('departureAt', rule('in-future'), form.departureAt);
    if (needsEscort(file, command.at) && !form.escorted)
      throw invalid('escorted', rule('escort-needed'), 'false');
    const missing = travelReadinessGaps(file, form.departureAt);
    const stopped = missing.filter((reason) => reason !== 'health-assessment');
    if (stopped.length > 0)
      throw new CaseError(
        'WrongState',
        `Expected a household that is ready to travel, but it still lacks: ${stopped.join(', ')}.`,
      );
    if (missing.length > 0) return reopenHealth(file, form.departureAt, command.at);
    refuseWaitBeyondLimit(file, 'departureAt', form.departureAt, command.at);
    const plan = { ...planOf(file), departureAt: form.departureAt, escorted: form.escorted, fitToFly: false };
    return {
      patch: {},
      writes: [{ ...plan, bookings: plan.bookings + 1 }],
      facts: [{ act: 'travel.booked', details: { departureAt: form.departureAt, escorted: form.escorted } }],
      answer: {
        ready: true,
        departureAt: form.departureAt,
        fitnessAt: minus(form.departureAt, file.policy.health.fitnessWithin),
      },
    };
  },
});

/** Reopens the health assessment because its validity does not reach the planned departure. */
export function reopenHealth(file: CaseFile, departureAt: string, at: string): Change {
  return {
    patch: { stages: withStage(file.case.stages, 'health-assessment', 'reopened', 'validity-too-short', at) },
    writes: [{ ...planOf(file), departureAt, fitToFly: false }],
    facts: [
      { act: 'health-assessment.reopened', details: { reasonCode: 'validity-too-short', departureAt } },
    ],
    answer: { ready: false },
  };
}
