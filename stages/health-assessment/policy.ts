import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

/**
 * CDC's classes of tuberculosis in persons who are examined before they travel (MMWR Surveillance Summaries 2022;71(2)).
 * `b0`, treated overseas, is younger than the others: older lists have it under B1, so that a class names its list.
 */
export const TuberculosisClassSchema = z.enum([
  'none',
  'a',
  'b0',
  'b1-pulmonary',
  'b1-extrapulmonary',
  'b2',
  'b3',
]);

/** Conditions of class A, which bar entry until treated or waived (42 CFR 34.2 and 9 FAM 302.2, as in force in 2022). */
export const ClassAConditionSchema = z.enum([
  'tuberculosis',
  'syphilis',
  'gonorrhoea',
  'hansen-disease',
  'quarantinable-disease',
  'international-emergency',
  'substance-use',
  'harmful-behaviour',
]);
export type ClassACondition = z.infer<typeof ClassAConditionSchema>;

/**
 * What follows from a class of tuberculosis. Without a validity of its own a class has `tuberculosisValidity`, as every
 * finding had before there were classes.
 */
const ClassRuleSchema = z.strictObject({
  class: TuberculosisClassSchema.exclude(['none']),
  validity: DurationSchema.optional(),
  /** Whether those who live with the person and were cleared before are examined again. */
  contactsExamined: z.boolean(),
  /** Within how long of the arrival a clinic there sees the person. */
  seenWithin: DurationSchema,
});
const DEFAULT_CLASSES: z.infer<typeof ClassRuleSchema>[] = [
  { class: 'a', contactsExamined: true, seenWithin: 'P7D' },
  { class: 'b0', contactsExamined: false, seenWithin: 'P30D' },
  { class: 'b1-pulmonary', contactsExamined: false, seenWithin: 'P30D' },
  { class: 'b1-extrapulmonary', contactsExamined: false, seenWithin: 'P30D' },
  { class: 'b2', contactsExamined: false, seenWithin: 'P30D' },
  { class: 'b3', contactsExamined: false, seenWithin: 'P30D' },
];

const HealthPolicySchema = z.strictObject({
  validity: DurationSchema,
  tuberculosisValidity: DurationSchema,
  tuberculosisClasses: z.array(ClassRuleSchema).default(DEFAULT_CLASSES),
  /** Conditions of class A that an authority may waive; all of them in policies of before. */
  waivable: z.array(ClassAConditionSchema).default([...ClassAConditionSchema.options]),
  /** When somebody in treatment is examined again if the clinician names no day. */
  treatmentReview: DurationSchema,
  /** The latest day that a clinician may name. */
  treatmentLongest: DurationSchema.default('P90D'),
  missedAppointment: DurationSchema,
  fitnessWithin: DurationSchema,
  /** How long before the expected day of birth somebody no longer flies, and how long after it the limit is over. */
  pregnancy: z
    .strictObject({ single: DurationSchema, multiple: DurationSchema, overAfter: DurationSchema })
    .default({ single: 'P28D', multiple: 'P56D', overAfter: 'P14D' }),
  /** Within how long of the arrival a clinic there sees a person of class B. */
  classBSeenWithin: DurationSchema.default('P30D'),
});

/** This stage's section of a policy. */
export const healthPolicy = {
  sections: { health: HealthPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    health: z.infer<typeof HealthPolicySchema>;
  }
}
