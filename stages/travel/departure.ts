import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { InstantSchema, isBefore, minus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { refuseOthers } from './each-member.ts';
import { leftBehind } from './left-behind.ts';
import { travelReadinessGaps } from './readiness.ts';
import { toldOfDelay } from './told-of-delay.ts';
import { isRenewed, renewForTravel } from './travel-booking.ts';
import { planOf } from './travel-documents.ts';
import { BoardingSchema, type TravelPlan } from './travel-plan.ts';
import { nothingMissing, whyNotReady } from './why-not-ready.ts';

/**
 * The day of departure: departed (who boarded and who did not, and why), delayed (the receiving side is told) or cancelled (the journey is booked again).
 */
export const departure = workItemKind({
  kind: 'departure',
  stage: 'travel',
  role: 'travel-officer',
  place: 'asylum',
  irreversible: ['departed'],
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('departed'),
      departedAt: InstantSchema,
      boarding: z.array(z.strictObject({ personId: z.string(), boarding: BoardingSchema })).min(1),
      othersWish: z.enum(['go-ahead', 'wait']).optional(),
      newPrincipalId: z.string().optional(),
      note: NoteSchema,
    }),
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
      refuseLongBefore(file, plan, form.departedAt);
      const missing = travelReadinessGaps(file, form.departedAt);
      if (missing.length > 0)
        throw new CaseError(
          'WrongState',
          `Expected a household that may travel, but it lacks: ${missing.join(', ')}.`,
          { why: whyNotReady(file, form.departedAt, command.at, nothingMissing) },
        );
      return boarded(file, plan, form, command);
    }
    const details = { reasonCode: form.reasonCode };
    if (form.decision === 'cancelled') {
      return {
        patch: {},
        writes: [withoutDeparture(plan)],
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
        ...toldOfDelay(file, command, { departureAt: form.departureAt }),
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

/** Nobody leaves longer before the booked hour than fitness to fly holds: what has run out since is no gate on such a day. */
function refuseLongBefore({ policy }: CaseFile, { departureAt }: TravelPlan, departedAt: string): void {
  if (departureAt === undefined) return;
  const from = minus(departureAt, policy.health.fitnessWithin);
  if (isBefore(departedAt, from)) throw invalid('departedAt', rule('departs-from', { from }), departedAt);
}

/** The plan of a journey that is booked again. */
function withoutDeparture({ departureAt: _cancelled, ...rest }: TravelPlan): TravelPlan {
  return { ...rest, fitToFly: false };
}

interface Boarded {
  departedAt: string;
  boarding: NonNullable<TravelPlan['boarding']>;
  othersWish?: 'go-ahead' | 'wait' | undefined;
  newPrincipalId?: string | undefined;
}

/**
 * The household leaves when everybody boarded. When somebody did not, the others are asked: they wait, and the journey is
 * booked again for all, or they go ahead, and who stays behind has a case of their own.
 */
function boarded(file: CaseFile, plan: TravelPlan, form: Boarded, command: Command): Change {
  const { departedAt, boarding, othersWish, newPrincipalId } = form;
  refuseOthers(file, 'boarding', boarding);
  const staying = boarding.filter(({ boarding: one }) => one !== 'boarded').map(({ personId }) => personId);
  const gone: Change = {
    patch: {},
    writes: [{ ...plan, boarding, departedAt }],
    facts: [{ act: 'travel.departed', details: { departedAt } }],
    answer: {},
  };
  if (staying.length === 0) return gone;
  if (staying.length === boarding.length)
    throw invalid('boarding', rule('one-boards'), `${staying.length} did not board`);
  if (othersWish === undefined) throw invalid('othersWish', rule('others-asked'), 'nothing');
  const asked = { act: 'travel.others-asked', details: { othersWish, didNotBoard: staying } };
  if (othersWish === 'go-ahead') {
    const parted = leftBehind(file, staying, newPrincipalId, command);
    return mergeChanges(mergeChanges({ ...gone, facts: [asked] }, parted), {
      ...gone,
      writes: [],
      patch: {},
    });
  }
  return {
    patch: {},
    writes: [{ ...withoutDeparture(plan), boarding }],
    facts: [asked, { act: 'travel.cancelled', details: { reasonCode: 'member-did-not-board' } }],
    answer: { decision: 'cancelled' },
  };
}
