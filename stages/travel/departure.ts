import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import { refuseOthers } from '../../domain/case/each-member.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { InstantSchema, isBefore, minus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { beginningOf, JOURNEY, journeyOf } from './journey.ts';
import { leftBehind } from './left-behind.ts';
import { unconfirmedPorts } from './legs.ts';
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
  keptInRecords: ['legs', 'boarding'],
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('departed'),
      departedAt: InstantSchema,
      boarding: z.array(z.strictObject({ personId: z.string(), boarding: BoardingSchema })).min(1),
      othersWish: z.enum(['go-ahead', 'wait']).optional(),
      newPrincipalId: z.string().optional(),
      assistanceConfirmed: z.boolean().optional(),
      note: NoteSchema,
    }),
    z.strictObject({
      decision: z.literal('delayed'),
      ...JOURNEY,
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
      return boarded(file, confirmedOnTheWay(file, plan, form.assistanceConfirmed), form, command);
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
    const journey = journeyOf(file, form, command.at);
    const { departureAt } = journey;
    const told: Change = {
      patch: {},
      writes: [{ ...withoutDeparture(plan), ...journey }, ...toldOfDelay(file, command, { departureAt })],
      facts: [{ act: 'travel.delayed', details: { ...details, departureAt } }],
      answer: {
        ready: true,
        departureAt,
        fitnessAt: minus(departureAt, file.policy.health.fitnessWithin),
      },
    };
    const tooShort = travelReadinessGaps(file, departureAt).some((reason) => isRenewed(file, reason));
    if (tooShort) return mergeChanges(told, renewForTravel(file, departureAt, command.at));
    refuseWaitBeyondLimit(file, beginningOf(journey), departureAt, command.at);
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
function withoutDeparture({ departureAt: _cancelled, legs: _legs, ...rest }: TravelPlan): TravelPlan {
  return { ...rest, fitToFly: false };
}

/** The plan with everybody on the way confirmed; refused while somebody is not, where the policy asks for it. */
function confirmedOnTheWay(file: CaseFile, plan: TravelPlan, confirmed: boolean | undefined): TravelPlan {
  const ports = unconfirmedPorts(plan.legs ?? []);
  if (plan.legs === undefined || ports.length === 0) return plan;
  if (confirmed === true) return { ...plan, legs: plan.legs.map((leg) => ({ ...leg, metConfirmed: true })) };
  if (file.policy.travel.assistance)
    throw invalid('assistanceConfirmed', rule('met-confirmed', { ports: ports.join(', ') }), 'false');
  return plan;
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
