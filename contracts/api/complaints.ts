import * as z from 'zod';
import { ComplaintSchema } from '../../domain/complaints/complaint.ts';
import { OutcomeOfComplaintSchema } from '../../domain/complaints/decide-complaint.ts';
import type { Grants } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

/** Their offices decide what they see: those of a case read complaints about services, the others those about staff. */
const READERS: Grants = { 'protection-officer': 'all-offices' };
const ComplaintParamsSchema = z.object({ complaintId: IdSchema });

const ComplaintRowSchema = ComplaintSchema.pick({
  ...{ id: true, about: true, offices: true, at: true, openedAt: true, dueAt: true, status: true },
}).extend({ receipt: z.string() });

export const ListComplaints = route({
  function: 'ListComplaints',
  method: 'GET',
  path: '/complaints',
  summary:
    'Complaints of persons that the caller may read, newest first: about services of their office, and about staff of others.',
  status: 200,
  grants: READERS,
  reading: recorded('complaints.listed', 'protection'),
  query: PageQuerySchema,
  answer: z.object({ complaints: z.array(ComplaintRowSchema), cursor: CursorSchema }),
});

export const ReadComplaint = route({
  function: 'ReadComplaint',
  method: 'GET',
  path: '/complaints/{complaintId}',
  summary: 'One complaint in its own words; each look is an entry of its own chain.',
  status: 200,
  grants: READERS,
  reading: recorded('complaint.viewed', 'identity', 'protection'),
  params: ComplaintParamsSchema,
  answer: ComplaintRowSchema.extend({
    ...ComplaintSchema.pick({ text: true, who: true, reach: true, household: true, outcome: true }).shape,
    /** Who made it; null if they are not on the case any more. */
    by: z.object({ number: z.string(), name: z.string() }).nullable(),
  }),
});

export const SettleComplaint = route({
  function: 'SettleComplaint',
  method: 'POST',
  path: '/complaints/{complaintId}/outcome',
  summary: 'Records what came of a complaint.',
  status: 200,
  grants: READERS,
  params: ComplaintParamsSchema,
  body: OutcomeOfComplaintSchema,
  answer: z.object({ complaintId: IdSchema }),
});

export const COMPLAINT_ROUTES = [ListComplaints, ReadComplaint, SettleComplaint] as const;
