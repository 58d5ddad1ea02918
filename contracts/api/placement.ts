import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { WaysSchema } from '../../domain/kernel/why.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { WorkItemSchema } from '../../domain/work-item/work-item.ts';
import { SPONSORSHIP } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route, WorkItemParamsSchema } from './route.ts';

const { name, kind, languages, capacity } = SponsorSchema.shape;

const facts = z.record(z.string(), z.unknown());

/** How many sponsors were asked before, how many the household did not agree to tell, and what would have let one be told. */
export const LeftOutSchema = z.object({ asked: z.int(), untold: z.int(), ways: WaysSchema });

/** A sponsor that named the household because it knows it. */
export const KnownSponsorSchema = z.object({
  sponsorId: IdSchema,
  answer: z.enum(['asked', 'agreed', 'refused']),
  reasonCode: z.string().optional(),
  gates: z.array(z.string()),
});

/** A proposal as stored in its work item; `domain/placement/sponsors/propose-sponsors.ts` explains each part. */
export const ProposalViewSchema = z.object({
  version: z.int(),
  policyVersion: z.int(),
  seed: z.int(),
  /** How many sponsors could be asked; the first three are in `top`. */
  candidates: z.int(),
  top: z.array(
    z.object({
      sponsorId: IdSchema,
      score: z.number(),
      terms: z.array(
        z.object({ term: z.string(), weight: z.number(), share: z.number(), points: z.number(), facts }),
      ),
      /** What would have put it first. */
      ways: WaysSchema.optional(),
    }),
  ),
  ruledOut: z.array(
    z.object({
      sponsorId: IdSchema,
      score: z.number(),
      gates: z.array(z.object({ gate: z.string(), facts })),
      /** What would have let it be asked; absent from proposals made before this was asked. */
      ways: WaysSchema.optional(),
    }),
  ),
  binding: z.object({ gate: z.string(), sponsors: z.int() }).nullable(),
  /** Sponsors that were not even looked at; absent if there are none, and from proposals made before this was told. */
  leftOut: LeftOutSchema.optional(),
  /** Sponsors that named the household: what it said, and which gates keep them from being asked. */
  known: z.array(KnownSponsorSchema).optional(),
});

export const ReadPlacement = route({
  function: 'ReadPlacement',
  method: 'GET',
  path: '/placement',
  summary:
    "Households of the caller's office that wait for a sponsor, with their proposals; decided by the work item's decision.",
  status: 200,
  grants: SPONSORSHIP,
  reading: recorded('placement.viewed', 'identity'),
  query: PageQuerySchema,
  answer: z.object({
    households: z.array(
      z.object({
        workItemId: IdSchema,
        caseId: IdSchema,
        version: z.int(),
        status: WorkItemSchema.shape.status,
        /** Who has claimed it. */
        assignee: z.string().nullable(),
        openedAt: InstantSchema,
        dueAt: InstantSchema,
        escalated: z.boolean(),
        persons: z.int(),
        /** The case number, for those who may see it. */
        caseNumber: z.string().optional(),
        proposal: ProposalViewSchema,
        /** Sponsors of `proposal.top` that can no longer be asked, with the gates that have closed since. */
        gone: z.array(z.object({ sponsorId: IdSchema, gates: z.array(z.string()) })),
      }),
    ),
    /** The sponsors that the proposals name. */
    sponsors: z.array(
      z.object({ sponsorId: IdSchema, name, kind, languages, capacity, freePlaces: z.int() }),
    ),
    cursor: CursorSchema,
  }),
});

export const RenewProposal = route({
  function: 'RenewProposal',
  method: 'POST',
  path: '/work-items/{workItemId}/proposal',
  summary:
    'Proposes sponsors anew, as they are now, in an open work item; it keeps its due date. `If-Match` may say which version.',
  status: 200,
  grants: SPONSORSHIP,
  params: WorkItemParamsSchema,
  answer: z.object({ workItemId: IdSchema, version: z.int().positive() }),
});

export const PLACEMENT_ROUTES = [ReadPlacement, RenewProposal] as const;
