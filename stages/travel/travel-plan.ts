import * as z from 'zod';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';

/** The journey of one household, from documents to the confirmed arrival. */
export const TravelPlanSchema = z.object({
  type: z.literal('travel-plan'),
  schema: z.literal(2),
  caseId: z.string(),
  /** The offices of its case; absent on a plan stored before schema 2 and not changed since. */
  office: OfficeSchema.optional(),
  destinationOffice: OfficeSchema.optional(),
  documents: z.enum(['pending', 'ready']),
  bookings: z.int().min(0),
  departureAt: InstantSchema.optional(),
  escorted: z.boolean(),
  fitToFly: z.boolean(),
  departedAt: InstantSchema.optional(),
  arrivedAt: InstantSchema.optional(),
});
export type TravelPlan = z.infer<typeof TravelPlanSchema>;

declare module '../../domain/case/entities.ts' {
  interface Entities {
    'travel-plan': TravelPlan;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    travel?: TravelPlan;
  }
}
