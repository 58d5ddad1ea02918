import * as z from 'zod';
import { StaffIdSchema } from '../../domain/kernel/actor.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { AccessReviewSchema } from '../../domain/staff/access-review.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { ADMINISTRATOR, AUDITOR, SUPERVISION } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

const ReviewParamsSchema = z.object({ reviewId: IdSchema });
const ReviewSchema = AccessReviewSchema.omit({
  type: true,
  schema: true,
  audit: true,
  token: true,
  people: true,
});

export const ListAccessReviews = route({
  function: 'ListAccessReviews',
  method: 'GET',
  path: '/access-reviews',
  summary: 'Reviews of who may do what, newest first: those of the own office, or all.',
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR, ...AUDITOR },
  reading: recorded('people.reviewed'),
  query: PageQuerySchema,
  answer: z.object({
    reviews: z.array(
      ReviewSchema.extend({
        ...{ people: z.int(), decided: z.int() },
        /** How many are left for the caller to decide about: not themselves. */
        yours: z.int(),
      }),
    ),
    cursor: CursorSchema,
  }),
});

export const ReadAccessReview = route({
  function: 'ReadAccessReview',
  method: 'GET',
  path: '/access-reviews/{reviewId}',
  summary:
    'Who has which access at an office, when they were last active, and who was confirmed or withdrawn.',
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR, ...AUDITOR },
  reading: recorded('people.reviewed'),
  needs: { directory: 'read' },
  params: ReviewParamsSchema,
  answer: ReviewSchema.extend({
    people: z.array(
      AccessReviewSchema.shape.people.element.extend({
        name: z.string().optional(),
        lastActiveOn: DateSchema.optional(),
      }),
    ),
    /** Names by id, of those who decided. */
    names: z.record(z.string(), z.string()),
  }),
});

export const DecideReviewedAccess = route({
  function: 'DecideReviewedAccess',
  method: 'POST',
  path: '/access-reviews/{reviewId}/decisions',
  summary: 'Confirms what somebody may do, or withdraws all of it at once. Nobody decides about themselves.',
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR },
  needs: { directory: 'write' },
  params: ReviewParamsSchema,
  body: z.discriminatedUnion('decision', [
    z.strictObject({ person: StaffIdSchema, decision: z.literal('kept') }),
    z.strictObject({ person: StaffIdSchema, decision: z.literal('withdrawn'), reasonCode: ReasonCodeSchema }),
  ]),
  answer: z.object({ reviewId: IdSchema, ended: z.boolean() }),
});

export const ACCESS_REVIEW_ROUTES = [ListAccessReviews, ReadAccessReview, DecideReviewedAccess] as const;
