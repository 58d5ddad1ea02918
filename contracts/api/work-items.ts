import * as z from 'zod';
import { RoleSchema } from '../../domain/actor.ts';
import { InstantSchema } from '../../domain/calendar.ts';
import { WorkItemFormViewSchema } from '../../domain/work-item/form-view.ts';
import { WorkItemSchema } from '../../domain/work-item/work-item.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route, WorkItemParamsSchema } from './route.ts';

/** A row of a queue. */
export const WorkItemRowSchema = z.object({
  workItemId: IdSchema,
  caseId: IdSchema,
  kind: z.string(),
  status: WorkItemSchema.shape.status,
  dueAt: InstantSchema,
});

const AssignedSchema = z.object({ workItemId: IdSchema, version: z.int().positive() });

export const ListWorkItems = route({
  function: 'ListWorkItems',
  method: 'GET',
  path: '/work-items',
  summary: "The queue of one of the caller's roles, or what is escalated to a supervisor, most urgent first.",
  status: 200,
  query: PageQuerySchema.extend({ role: RoleSchema.optional(), escalated: z.enum(['true']).optional() }),
  answer: z.object({ workItems: z.array(WorkItemRowSchema), cursor: CursorSchema }),
});

export const ReadWorkItem = route({
  function: 'ReadWorkItem',
  method: 'GET',
  path: '/work-items/{workItemId}',
  summary: 'A work item with the ids and codes that its form needs.',
  status: 200,
  params: WorkItemParamsSchema,
  answer: WorkItemFormViewSchema,
});

export const ClaimWorkItem = route({
  function: 'ClaimWorkItem',
  method: 'POST',
  path: '/work-items/{workItemId}/claim',
  summary: 'Takes a work item out of the queue; `If-Match` may say which version.',
  status: 200,
  params: WorkItemParamsSchema,
  answer: AssignedSchema,
});

export const ReleaseWorkItem = route({
  function: 'ReleaseWorkItem',
  method: 'POST',
  path: '/work-items/{workItemId}/release',
  summary: 'Gives a claimed work item back to the queue.',
  status: 200,
  params: WorkItemParamsSchema,
  answer: AssignedSchema,
});

export const ReassignWorkItem = route({
  function: 'ReassignWorkItem',
  method: 'POST',
  path: '/work-items/{workItemId}/reassign',
  summary: 'Gives a work item to a person.',
  status: 200,
  params: WorkItemParamsSchema,
  body: z.strictObject({ assignee: z.string().min(1).max(100) }),
  answer: AssignedSchema,
});

export const DecideWorkItem = route({
  function: 'DecideWorkItem',
  method: 'POST',
  path: '/work-items/{workItemId}/decision',
  summary: "Decides a work item; the body is the form of its kind. The case's workflow goes on with it.",
  status: 200,
  params: WorkItemParamsSchema,
  body: z.looseObject({ decision: z.string().max(60) }),
  answer: z.looseObject({ workItemId: IdSchema }),
});

export const WORK_ITEM_ROUTES = [
  ListWorkItems,
  ReadWorkItem,
  ClaimWorkItem,
  ReleaseWorkItem,
  ReassignWorkItem,
  DecideWorkItem,
] as const;
