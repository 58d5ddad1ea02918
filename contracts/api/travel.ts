import * as z from 'zod';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { DateSchema, InstantSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { TravelPlanSchema } from '../../stages/travel/travel-plan.ts';
import { own } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { AsFileSchema, CursorSchema, HeldBackRowsSchema, IdSchema, PageQuerySchema, route } from './route.ts';

/** A household's journey. `null` stands for what does not exist or may not be shown to this person. */
export const DepartureRowSchema = z.object({
  caseId: IdSchema,
  number: personal(z.string()).nullable(),
  persons: z.int().min(0),
  departureAt: InstantSchema,
  escorted: z.boolean(),
  documents: TravelPlanSchema.shape.documents,
  fitToFly: z.boolean().nullable(),
  healthValidUntil: DateSchema.nullable(),
  departedAt: InstantSchema.nullable(),
  arrivedAt: InstantSchema.nullable(),
  office: OfficeSchema,
  destinationOffice: OfficeSchema,
});
export type DepartureRow = z.infer<typeof DepartureRowSchema>;

/** 30 days from the beginning of today (UTC) by default; `to` is exclusive. */
export const PeriodQuerySchema = PageQuerySchema.extend({
  from: InstantSchema.optional(),
  to: InstantSchema.optional(),
});

export const ListDepartures = route({
  function: 'ListDepartures',
  method: 'GET',
  path: '/departures',
  summary:
    "Journeys of the caller's office, as office of asylum or of destination, by planned departure in a period.",
  status: 200,
  grants: own('travel-officer', 'supervisor', 'sponsorship-officer', 'caseworker'),
  reading: recorded('departures.listed', 'identity', 'health'),
  query: PeriodQuerySchema.extend({ as: AsFileSchema }),
  answer: z.object({
    departures: z.array(DepartureRowSchema),
    heldBack: HeldBackRowsSchema,
    cursor: CursorSchema,
  }),
});

export const TRAVEL_ROUTES = [ListDepartures] as const;
