import * as z from 'zod';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';

/** Class A blocks travel until treated or waived; class B needs follow-up after arrival (CDC technical instructions). */
export const HealthClassSchema = z.enum(['no-finding', 'class-a', 'class-a-waived', 'class-b']);

/** A state's waiver of class A as issued by its authority: whoever records it makes no decision. */
export const WaiverSchema = z.object({
  authority: z.string().trim().min(1).max(120),
  reference: z.string().trim().min(1).max(80),
  waivedOn: DateSchema,
  conditions: z.string().trim().min(1).max(1000),
  receivingClinic: z.string().trim().min(1).max(200),
});

/** The state of one person's health assessment. */
export const HealthRecordSchema = z.object({
  type: z.literal('health-record'),
  schema: z.literal(2),
  caseId: z.string(),
  personId: z.string(),
  classification: personal(HealthClassSchema),
  tuberculosisFinding: personal(z.boolean()),
  examinedOn: DateSchema,
  validUntil: DateSchema,
  exams: z.int().positive(),
  cleared: z.boolean(),
  /** The waiver of class A; absent on records before schema 2. */
  waiver: personal(WaiverSchema).optional(),
  fitToFlyOn: DateSchema.optional(),
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
