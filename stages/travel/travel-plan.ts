import * as z from 'zod';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { LegsSchema } from './legs.ts';

/** What became of a member at the gate; everything but `boarded` says why they did not. */
export const BoardingSchema = z.enum([
  'boarded',
  'did-not-come',
  'not-fit',
  'papers-refused',
  'carrier-refused',
  'chose-to-stay',
]);
/** Whether a member was there when the household was met. Who is in hospital has arrived and is accounted for. */
export const ArrivalSchema = z.enum(['arrived', 'in-hospital', 'not-arrived']);

/** The journey of one household, from documents to the confirmed arrival. */
export const TravelPlanSchema = z.object({
  type: z.literal('travel-plan'),
  schema: z.literal(4),
  caseId: z.string(),
  /** The offices of its case; absent on a plan stored before schema 2 and not changed since. */
  office: OfficeSchema.optional(),
  destinationOffice: OfficeSchema.optional(),
  documents: z.enum(['pending', 'ready']),
  bookings: z.int().min(0),
  departureAt: InstantSchema.optional(),
  /** Leg by leg, where the policy asks for it. */
  legs: LegsSchema.optional(),
  escorted: z.boolean(),
  fitToFly: z.boolean(),
  departedAt: InstantSchema.optional(),
  /** Each member's result at the last departure. */
  boarding: z.array(z.object({ personId: z.string(), boarding: BoardingSchema })).optional(),
  /** When the first of them were met, while others had not arrived. */
  firstArrivedAt: InstantSchema.optional(),
  arrivals: z.array(z.object({ personId: z.string(), arrival: ArrivalSchema })).optional(),
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
