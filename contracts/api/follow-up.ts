import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { own } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CursorSchema, IdSchema, route } from './route.ts';
import { PeriodQuerySchema } from './travel.ts';

/** The next visit of a household. `number` is `null` for readers who may not see it. */
export const FollowUpVisitRowSchema = z.object({
  caseId: IdSchema,
  number: personal(z.string()).nullable(),
  /** An entry of the programme's schedule, such as `7-days`. */
  visitId: z.string(),
  dueAt: InstantSchema,
  arrivedAt: InstantSchema,
  /** How many visits were made, and how many remain, including this one. */
  visitsDone: z.int().min(0),
  visitsPlanned: z.int().min(0),
});
export type FollowUpVisitRow = z.infer<typeof FollowUpVisitRowSchema>;

export const ListFollowUpVisits = route({
  function: 'ListFollowUpVisits',
  method: 'GET',
  path: '/follow-up-visits',
  summary:
    "The next follow-up visit of each household that arrived at the caller's office, by due date in a period.",
  status: 200,
  grants: own('caseworker', 'protection-officer', 'supervisor'),
  reading: recorded('follow-up-visits.listed', 'identity'),
  query: PeriodQuerySchema,
  answer: z.object({ visits: z.array(FollowUpVisitRowSchema), cursor: CursorSchema }),
});

export const FOLLOW_UP_ROUTES = [ListFollowUpVisits] as const;
