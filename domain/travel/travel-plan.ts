import * as z from 'zod';
import { InstantSchema } from '../calendar.ts';

/** The journey of one household, from documents to the confirmed arrival. */
export const TravelPlanSchema = z.object({
  type: z.literal('travel-plan'),
  schema: z.literal(1),
  caseId: z.string(),
  documents: z.enum(['pending', 'ready']),
  bookings: z.int().min(0),
  departureAt: InstantSchema.optional(),
  escorted: z.boolean(),
  fitToFly: z.boolean(),
  departedAt: InstantSchema.optional(),
  arrivedAt: InstantSchema.optional(),
});
export type TravelPlan = z.infer<typeof TravelPlanSchema>;
