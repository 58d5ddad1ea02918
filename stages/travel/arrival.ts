import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import { stageRules } from '../../domain/case/case-rules.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { refuseOthers } from '../../domain/case/each-member.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { InstantSchema, isBefore, plus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { toRole, toSponsorOf } from '../../domain/notices/to.ts';
import { plansAtArrival } from '../../domain/plan/at-arrival.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { Leg } from './legs.ts';
import { LegsSchema, refuseBrokenLegs, refuseUnassisted } from './legs.ts';
import { toldOfDelay } from './told-of-delay.ts';
import { planOf } from './travel-documents.ts';
import { ArrivalSchema, type TravelPlan } from './travel-plan.ts';

/**
 * The household is met on arrival, and each member is accounted for; the follow-up schedule counts from the actual arrival.
 */
export const arrival = workItemKind({
  kind: 'arrival',
  stage: 'travel',
  role: 'travel-officer',
  place: 'destination',
  keptInRecords: ['legs', 'arrivals'],
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('arrived'),
      arrivedAt: InstantSchema,
      arrivals: z.array(z.strictObject({ personId: z.string(), arrival: ArrivalSchema })).min(1),
      note: NoteSchema,
    }),
    z.strictObject({
      decision: z.literal('delayed'),
      expectedAt: InstantSchema,
      reasonCode: ReasonCodeSchema,
      /** The legs that are still to come, from where the connection was missed. */
      legs: LegsSchema.optional(),
      note: NoteSchema,
    }),
  ]),
  decide({ file, command }, form): Change {
    if (form.decision === 'delayed') {
      refuseWaitBeyondLimit(file, 'expectedAt', form.expectedAt, command.at);
      const details = { reasonCode: form.reasonCode, expectedAt: form.expectedAt };
      return {
        patch: {},
        writes: [
          ...rebooked(file, form.legs),
          ...toldOfDelay(file, command, { expectedAt: form.expectedAt }),
        ],
        facts: [{ act: 'arrival.delayed', details }],
        answer: { askAgainAt: form.expectedAt },
      };
    }
    const plan = planOf(file);
    const from = plan.departedAt ?? command.at;
    if (isBefore(command.at, form.arrivedAt) || isBefore(form.arrivedAt, from))
      throw invalid('arrivedAt', rule('between-departure-and-now'), form.arrivedAt);
    const { arrivals } = form;
    refuseOthers(file, 'arrivals', arrivals);
    if (arrivals.some(({ arrival: one }) => one === 'not-arrived'))
      return arrivedInPart(file, plan, form, command);
    const arrivedAt = plan.firstArrivedAt ?? form.arrivedAt;
    return {
      patch: { stages: withStage(file.case.stages, 'travel', 'completed', 'arrived', command.at) },
      writes: [
        { ...plan, arrivals, arrivedAt },
        ...file.policy.stages.flatMap((stage) => stageRules(file, stage).arrived?.(file, arrivedAt) ?? []),
        ...plansAtArrival(file, arrivedAt),
        ...toSponsorOf(file, 'sponsor-arrival', command, { arrivedAt }),
      ],
      facts: [{ act: 'travel.arrived', details: { arrivedAt } }],
      answer: {},
    };
  },
});

/** The plan with other legs from the place where the travellers are; nothing where no legs are given. */
function rebooked(file: CaseFile, legs: Leg[] | undefined): TravelPlan[] {
  if (legs === undefined) return [];
  const plan = planOf(file);
  const before = plan.legs ?? [];
  const from = before.findIndex((leg) => leg.fromPort === legs[0]?.fromPort);
  const all = from < 0 ? [...before, ...legs] : [...before.slice(0, from), ...legs];
  refuseBrokenLegs(all);
  refuseUnassisted(file, legs);
  return [{ ...plan, legs: all }];
}

type Arrived = { arrivals: NonNullable<TravelPlan['arrivals']>; arrivedAt: string };

/**
 * Somebody has not arrived: protection is told the same day, and the arrival is asked about again until everybody is
 * accounted for.
 */
function arrivedInPart(
  file: CaseFile,
  plan: TravelPlan,
  { arrivals, arrivedAt }: Arrived,
  command: Command,
): Change {
  const missing = arrivals
    .filter(({ arrival: one }) => one === 'not-arrived')
    .map(({ personId }) => personId);
  if (missing.length === arrivals.length)
    throw invalid('arrivals', rule('one-arrives'), `${missing.length} not arrived`);
  const firstArrivedAt = plan.firstArrivedAt ?? arrivedAt;
  const offices = officesOf(file.case);
  return {
    patch: {},
    writes: [
      { ...plan, firstArrivedAt, arrivals },
      ...offices.map((office) => toRole(file, 'protection-officer', office, 'protection-concern', command)),
    ],
    facts: [{ act: 'arrival.in-part', details: { missing, arrivedAt } }],
    answer: { decision: 'delayed', askAgainAt: plus(command.at, file.policy.travel.missingAskAgain) },
  };
}
