import * as z from 'zod';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import { InstantSchema, isBefore, minus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { toSponsorOf } from '../../domain/notices/to.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { travelReadinessGaps } from './readiness.ts';
import { isRenewed, renewForTravel } from './travel-booking.ts';
import { planOf } from './travel-documents.ts';
import { nothingMissing, whyNotReady } from './why-not-ready.ts';

/**
 * The day of departure: departed, delayed (the receiving side is told) or cancelled (the journey is booked again).
 */
export const departure = workItemKind({
  kind: 'departure',
  stage: 'travel',
  role: 'travel-officer',
  place: 'asylum',
  irreversible: ['departed'],
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('departed'), departedAt: InstantSchema, note: NoteSchema }),
    z.strictObject({
      decision: z.literal('delayed'),
      departureAt: InstantSchema,
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('cancelled'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide(context, form): Change {
    const { file, command } = context;
    const plan = planOf(file);
    if (form.decision === 'departed') {
      if (!plan.fitToFly)
        throw new CaseError('WrongState', 'Expected fitness to fly to be confirmed before departure.');
      if (isBefore(command.at, form.departedAt))
        throw invalid('departedAt', rule('not-in-future'), form.departedAt);
      const missing = travelReadinessGaps(file, form.departedAt);
      if (missing.length > 0)
        throw new CaseError(
          'WrongState',
          `Expected a household that may travel, but it lacks: ${missing.join(', ')}.`,
          { why: whyNotReady(file, form.departedAt, command.at, nothingMissing) },
        );
      const facts = [{ act: 'travel.departed', details: { departedAt: form.departedAt } }];
      return { patch: {}, writes: [{ ...plan, departedAt: form.departedAt }], facts, answer: {} };
    }
    const details = { reasonCode: form.reasonCode };
    if (form.decision === 'cancelled') {
      const { departureAt: _cancelled, ...rest } = plan;
      return {
        patch: {},
        writes: [{ ...rest, fitToFly: false }],
        facts: [{ act: 'travel.cancelled', details }],
        answer: {},
      };
    }
    if (!isBefore(command.at, form.departureAt))
      throw invalid('departureAt', rule('in-future'), form.departureAt);
    const told: Change = {
      patch: {},
      writes: [
        { ...plan, departureAt: form.departureAt, fitToFly: false },
        ...toSponsorOf(file, 'travel-delayed', command, { departureAt: form.departureAt }),
      ],
      facts: [{ act: 'travel.delayed', details: { ...details, departureAt: form.departureAt } }],
      answer: {
        ready: true,
        departureAt: form.departureAt,
        fitnessAt: minus(form.departureAt, file.policy.health.fitnessWithin),
      },
    };
    const tooShort = travelReadinessGaps(file, form.departureAt).some((reason) => isRenewed(file, reason));
    if (tooShort) return mergeChanges(told, renewForTravel(file, form.departureAt, command.at));
    refuseWaitBeyondLimit(file, 'departureAt', form.departureAt, command.at);
    return told;
  },
});
