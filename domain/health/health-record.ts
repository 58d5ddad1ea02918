import * as z from 'zod';
import { DateSchema } from '../calendar.ts';
import { personal } from '../personal-data.ts';

/** Class A blocks travel until treated or waived; class B needs follow-up after arrival (CDC technical instructions). */
export const HealthClassSchema = z.enum(['no-finding', 'class-a', 'class-a-waived', 'class-b']);

/** The state of one person's health assessment. */
export const HealthRecordSchema = z.object({
  type: z.literal('health-record'),
  schema: z.literal(1),
  caseId: z.string(),
  personId: z.string(),
  classification: personal(HealthClassSchema),
  tuberculosisFinding: personal(z.boolean()),
  examinedOn: DateSchema,
  validUntil: DateSchema,
  exams: z.int().positive(),
  cleared: z.boolean(),
  fitToFlyOn: DateSchema.optional(),
});
export type HealthRecord = z.infer<typeof HealthRecordSchema>;
