import * as z from 'zod';
import { PrioritySchema } from '../../domain/case/case.ts';
import { RoleSchema, StaffIdSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { OrganisationIdSchema } from '../../domain/organisation/organisation.ts';
import { ATTENTION } from '../../domain/work-item/attention.ts';
import { HandedBackSchema } from '../../domain/work-item/given.ts';
import { QUEUE_VIEWS } from '../../domain/work-item/queue.ts';
import { QUEUE_SORTS } from '../../domain/work-item/queue-order.ts';
import { WorkItemSchema } from '../../domain/work-item/work-item.ts';
import { WorkItemFormViewSchema } from '../../registry/work-item-view.ts';
import { OWN_OFFERS, own, PARTNERS, STAFF } from '../authorization.ts';
import { EVERY_CLASS, recorded, unrecorded } from '../reads.ts';
import {
  AsFileSchema,
  CursorSchema,
  HeldBackRowsSchema,
  IdSchema,
  PageQuerySchema,
  route,
  WorkItemParamsSchema,
} from './route.ts';

/** A row of a queue. */
export const WorkItemRowSchema = WorkItemSchema.pick({
  kind: true,
  stage: true,
  role: true,
  office: true,
  status: true,
  version: true,
  round: true,
  openedAt: true,
  dueAt: true,
  escalatedAt: true,
  assignee: true,
  subject: true,
}).extend({
  workItemId: IdSchema,
  /** The case it belongs to; null for work about a sponsor. */
  caseId: IdSchema.nullable(),
  /** The case number, for those who may see it. */
  caseNumber: z.string().optional(),
  /** The sponsor, for work about a sponsor, with its name for those who may read sponsors. */
  sponsor: z.object({ sponsorId: IdSchema, name: personal(z.string()).nullable() }).nullable(),
  priority: PrioritySchema,
  /** The caller's decision that has not taken effect, and for how many seconds it can be taken back. */
  held: z.object({ decision: z.string(), releaseAt: InstantSchema, secondsLeft: z.int().min(0) }).optional(),
});
export type WorkItemRow = z.infer<typeof WorkItemRowSchema>;

/** The end of the caller's day, which only the caller knows; by default the end of the UTC day. */
const UntilSchema = InstantSchema.optional();

const AssignedSchema = z.object({ workItemId: IdSchema, version: z.int().positive() });

/** A queue, or what of the office needs a supervisor, and which of it. */
export const WorkViewSchema = z.strictObject({
  role: RoleSchema.optional(),
  /** Escalated items of the office, whatever the role; for supervisors. */
  escalated: z.enum(['true']).optional(),
  /** What is escalated or overdue at the office, whatever the role; for supervisors. */
  pressing: z.enum(['true']).optional(),
  /** What of the office needs a supervisor for this, whatever the role; for supervisors. */
  attention: z.enum(ATTENTION).optional(),
  view: z.enum(QUEUE_VIEWS).default('all'),
  until: UntilSchema,
});

export const ListWorkItems = route({
  function: 'ListWorkItems',
  method: 'GET',
  path: '/work-items',
  summary:
    "The queue of one of the caller's roles, what is escalated to a supervisor, what a partner organisation has, or what the caller can still take back.",
  status: 200,
  grants: { ...STAFF, ...PARTNERS },
  reading: recorded('work-items.listed', 'identity'),
  query: PageQuerySchema.extend({
    ...WorkViewSchema.shape,
    /** What the caller decided and can still take back, the next to take effect first; whatever the queue. */
    held: z.enum(['true']).optional(),
    /** What this partner organisation has of the caller's office, for roles that gave it or supervise. */
    organisation: OrganisationIdSchema.optional(),
    /** Most urgent first by default. Another order is one of the 2,000 most urgent items of a queue. */
    sort: z.enum(QUEUE_SORTS).optional(),
    as: AsFileSchema,
  }),
  answer: z.object({
    workItems: z.array(WorkItemRowSchema),
    heldBack: HeldBackRowsSchema,
    cursor: CursorSchema,
  }),
});

export const CountWorkItems = route({
  function: 'CountWorkItems',
  method: 'GET',
  path: '/work-items/counts',
  summary:
    "How many work items wait in the queues of the caller's roles: all, mine, unassigned, due, escalated.",
  status: 200,
  grants: STAFF,
  reading: unrecorded('numbers'),
  query: z.object({ until: UntilSchema }),
  answer: z.object({
    queues: z.array(
      z.object({
        role: RoleSchema,
        counts: z.record(z.enum(QUEUE_VIEWS), z.int().min(0)),
        /** True if the queue is longer than what was counted. */
        atLeast: z.boolean(),
      }),
    ),
    /** Escalated items of the office, whatever the role; null unless the caller is a supervisor. */
    escalated: z.object({ count: z.int().min(0), atLeast: z.boolean() }).nullable(),
    /** What is escalated or overdue at the office, whatever the role; null unless the caller is a supervisor. */
    pressing: z.object({ count: z.int().min(0), atLeast: z.boolean() }).nullable(),
    /** What needs a supervisor, by what for; null unless the caller is one. */
    attention: z
      .record(z.enum(ATTENTION), z.object({ count: z.int().min(0), atLeast: z.boolean() }))
      .nullable(),
  }),
});

export const ReadWorkItem = route({
  function: 'ReadWorkItem',
  method: 'GET',
  path: '/work-items/{workItemId}',
  summary: 'A work item with the ids and codes that its form needs.',
  status: 200,
  grants: { ...STAFF, ...OWN_OFFERS, ...PARTNERS },
  reading: recorded('work-item.viewed', ...EVERY_CLASS),
  params: WorkItemParamsSchema,
  answer: WorkItemFormViewSchema,
});

export const ClaimWorkItem = route({
  function: 'ClaimWorkItem',
  method: 'POST',
  path: '/work-items/{workItemId}/claim',
  summary: 'Takes a work item out of the queue; `If-Match` may say which version.',
  status: 200,
  grants: STAFF,
  params: WorkItemParamsSchema,
  answer: AssignedSchema,
});

export const ReleaseWorkItem = route({
  function: 'ReleaseWorkItem',
  method: 'POST',
  path: '/work-items/{workItemId}/release',
  summary:
    'Gives a claimed work item back to the queue, takes back what a partner organisation has, or hands it back, with the reason, for that organisation.',
  status: 200,
  grants: { ...STAFF, ...PARTNERS },
  params: WorkItemParamsSchema,
  body: z.strictObject({ reasonCode: HandedBackSchema.optional() }).default({}),
  answer: AssignedSchema,
});

export const ReassignWorkItem = route({
  function: 'ReassignWorkItem',
  method: 'POST',
  path: '/work-items/{workItemId}/reassign',
  summary:
    'Gives a work item to a person, which supervisors do, or to a partner organisation, if everybody concerned consents to it.',
  status: 200,
  grants: own('supervisor', 'health-staff', 'orientation-trainer'),
  params: WorkItemParamsSchema,
  body: z.union([
    z.strictObject({ assignee: StaffIdSchema }),
    z.strictObject({ organisation: OrganisationIdSchema }),
  ]),
  answer: AssignedSchema,
});

export const DecideWorkItem = route({
  function: 'DecideWorkItem',
  method: 'POST',
  path: '/work-items/{workItemId}/decision',
  summary: "Decides a work item; the body is the form of its kind. The case's workflow goes on with it.",
  status: 200,
  grants: { ...STAFF, ...OWN_OFFERS, ...PARTNERS },
  needs: { keysIds: true },
  params: WorkItemParamsSchema,
  body: z.looseObject({ decision: z.string().max(60) }),
  answer: z.looseObject({
    workItemId: IdSchema,
    /** Until when it can be taken back, and how many seconds that is; absent if it has taken effect. */
    releaseAt: InstantSchema.optional(),
    heldFor: z.int().positive().optional(),
  }),
});

export const TakeBackDecision = route({
  function: 'TakeBackDecision',
  method: 'POST',
  path: '/work-items/{workItemId}/take-back',
  summary: "Takes back one's own decision before it takes effect; the work item is open again.",
  status: 200,
  grants: { ...STAFF, ...PARTNERS },
  params: WorkItemParamsSchema,
  answer: AssignedSchema,
});

export const WORK_ITEM_ROUTES = [
  ListWorkItems,
  CountWorkItems,
  ReadWorkItem,
  ClaimWorkItem,
  ReleaseWorkItem,
  ReassignWorkItem,
  DecideWorkItem,
  TakeBackDecision,
] as const;
