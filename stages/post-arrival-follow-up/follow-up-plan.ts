import * as z from 'zod';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { DateSchema, InstantSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';

export const VisitSchema = z.object({
  id: z.string(),
  dueAt: InstantSchema,
  /** `skipped` with a reason; `not-made` because contact was lost or the household moved away before. */
  status: z.enum(['planned', 'completed', 'no-contact', 'skipped', 'not-made']),
  /** How often nobody was reached. */
  tries: z.int().positive().optional(),
  on: DateSchema.optional(),
  /** One score for the whole household, of visits made before each person was scored (`scores.ts`). */
  scores: personal(z.record(z.string(), z.int().min(1).max(5))).optional(),
});

/** The follow-up schedule of a household, counted from the actual arrival; it moves when the arrival is corrected. */
export const FollowUpPlanSchema = z.object({
  type: z.literal('follow-up-plan'),
  schema: z.literal(3),
  caseId: z.string(),
  /** The offices of its case; absent on a plan stored before schema 2 and not changed since. */
  office: OfficeSchema.optional(),
  destinationOffice: OfficeSchema.optional(),
  arrivedAt: InstantSchema,
  visits: z.array(VisitSchema),
});
export type FollowUpPlan = z.infer<typeof FollowUpPlanSchema>;

declare module '../../domain/case/entities.ts' {
  interface Entities {
    'follow-up-plan': FollowUpPlan;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    followUp?: FollowUpPlan;
  }
}
