import * as z from 'zod';
import { CareNeedSchema, PresumptiveSchema, TravelNeedSchema } from '../../domain/case/medical-needs.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { SeenWithinSchema, VaccineSchema } from './lists.ts';
import { ClassAConditionSchema, TuberculosisClassSchema } from './policy.ts';

/** Class A blocks travel until treated or waived; class B needs follow-up after arrival (CDC technical instructions). */
export const HealthClassSchema = z.enum(['no-finding', 'class-a', 'class-a-waived', 'class-b']);

/** A state's waiver of class A as issued by its authority: whoever records it makes no decision. */
export const WaiverSchema = z.object({
  authority: z.string().trim().min(1).max(120),
  reference: z.string().trim().min(1).max(80),
  waivedOn: DateSchema,
  conditions: z.string().trim().min(1).max(1000),
  receivingClinic: z.string().trim().min(1).max(200),
  /** What it waives, and nothing else; absent of before it was named, when it waived all that was found. */
  waivedConditions: z.array(ClassAConditionSchema).min(1).optional(),
});

/** Codes are read with the list that they are of. */
const listed = <S extends z.ZodRawShape>(shape: S) =>
  z.object({ scheme: z.string(), version: z.string(), ...shape });

/** The state of one person's health assessment: what the last exam found, and what was given so far. */
export const HealthRecordSchema = z.object({
  type: z.literal('health-record'),
  schema: z.literal(4),
  caseId: z.string(),
  personId: z.string(),
  classification: personal(HealthClassSchema),
  /** Only on records of before schema 3, which had no classes of tuberculosis. */
  tuberculosisFinding: personal(z.boolean()).optional(),
  tuberculosis: personal(listed({ class: TuberculosisClassSchema })).optional(),
  classA: personal(listed({ conditions: z.array(ClassAConditionSchema) })).optional(),
  examinedOn: DateSchema,
  validUntil: DateSchema,
  exams: z.int().positive(),
  cleared: z.boolean(),
  /** Lived with somebody who was found infectious, and is to be examined for that. */
  contact: personal(z.literal(true)).optional(),
  treatment: personal(z.object({ given: z.string().optional(), nextExamOn: DateSchema })).optional(),
  vaccinations: personal(
    listed({ given: z.array(z.object({ vaccine: VaccineSchema, on: DateSchema })) }),
  ).optional(),
  presumptive: personal(
    listed({ given: z.array(z.object({ medicine: PresumptiveSchema, on: DateSchema })) }),
  ).optional(),
  pregnancy: personal(z.object({ dueOn: DateSchema, multiple: z.boolean() })).optional(),
  /** The significant medical condition, in what it needs: travel and placement read it. */
  condition: personal(
    listed({
      travel: z.array(TravelNeedSchema),
      care: z.array(CareNeedSchema),
      seenWithin: SeenWithinSchema.optional(),
      plainWords: z.string().optional(),
    }),
  ).optional(),
  /** The waiver of class A; absent on records before schema 2. */
  waiver: personal(WaiverSchema).optional(),
  /** Those before it, each of other conditions. */
  earlierWaivers: personal(z.array(WaiverSchema).max(8)).optional(),
  /** Ids of the staff who found class A, here or in a case that the person came from: none of them records its waiver. */
  examinedBy: z.array(z.string()).max(50).optional(),
  fitToFlyOn: DateSchema.optional(),
  /** Found unfit to fly, on a day and for a reason. */
  unfit: personal(z.object({ on: DateSchema, reasonCode: z.string() })).optional(),
});
export type HealthRecord = z.infer<typeof HealthRecordSchema>;

declare module '../../domain/case/entities.ts' {
  interface Entities {
    'health-record': HealthRecord;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    health: HealthRecord[];
  }
}
