import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { InstantSchema, isBefore } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Leg } from './legs.ts';
import { departsAt, LegsSchema, refuseBrokenLegs, refuseUnassisted } from './legs.ts';

/** How a form says when a household leaves: leg by leg, or only when, where the policy does not ask for legs. */
export const JOURNEY = {
  departureAt: InstantSchema.optional(),
  legs: LegsSchema.optional(),
};
const JourneySchema = z.object(JOURNEY);

/** The journey that is planned: when it begins and, where they are known, its legs. */
export interface Journey {
  readonly departureAt: string;
  readonly legs?: Leg[];
}

/** The journey of a form; throws `InvalidInput` where it says too little, or legs that contradict each other. */
export function journeyOf(
  file: CaseFile,
  { departureAt, legs }: z.infer<typeof JourneySchema>,
  at: string,
): Journey {
  const [first] = legs ?? [];
  if (legs === undefined || first === undefined) {
    if (file.policy.travel.legs) throw invalid('legs', rule('at-least-entries', { least: 1 }), 'none');
    if (departureAt === undefined) throw invalid('departureAt', rule('required'), 'nothing');
    if (!isBefore(at, departureAt)) throw invalid('departureAt', rule('in-future'), departureAt);
    return { departureAt };
  }
  refuseBrokenLegs(legs);
  refuseUnassisted(file, legs);
  const begins = departsAt(first);
  if (departureAt !== undefined && Date.parse(departureAt) !== Date.parse(begins))
    throw invalid('departureAt', rule('first-leg-leaves', { at: begins }), departureAt);
  if (!isBefore(at, begins)) throw invalid('legs.0.departs', rule('in-future'), begins);
  return { departureAt: begins, legs };
}

/** The field at which a journey says when it begins. */
export const beginningOf = ({ legs }: Pick<Journey, 'legs'>): string =>
  legs === undefined ? 'departureAt' : 'legs.0.departs';
