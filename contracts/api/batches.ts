import * as z from 'zod';
import { ExecutionIdSchema } from '../../domain/execution/execution-id.ts';
import { StaffIdSchema } from '../../domain/kernel/actor.ts';
import { BATCH_ACTS, BatchSchema } from '../../domain/staff/batch.ts';
import { MAX_BATCH } from '../../domain/staff/batch-size.ts';
import { STAFF } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CaseListSchema } from './cases.ts';
import { IdSchema, route } from './route.ts';
import { WorkItemRowSchema, WorkViewSchema } from './work-items.ts';

const BatchParamsSchema = z.object({ batchId: IdSchema });
const BegunSchema = z.object({ batchId: IdSchema });
const { act, assignee, begunAt, endedAt, undoes, undoneBy, items } = BatchSchema.shape;

export const BeginBatch = route({
  function: 'BeginBatch',
  method: 'POST',
  path: '/batches',
  summary:
    'Does one thing to each of the work items that were chosen, and to no other, as if each were done by itself: claim, return, give to a colleague, ask whoever has it how it stands, retry a failed stage; or lets failed executions go on. Chosen cases, or all of a list of cases, stand for their open work in the queues of the caller, a view for all that it shows: the list is fixed when this is asked, the most urgent first.',
  status: 202,
  grants: STAFF,
  needs: { audit: [] },
  body: z.strictObject({
    act: z.enum(BATCH_ACTS),
    /** To whom they are given; for supervisors. */
    assignee: StaffIdSchema.optional(),
    /** With the version that was seen: an item that changed since is left alone. */
    items: z
      .array(z.strictObject({ workItemId: IdSchema, version: z.int().positive() }))
      .min(1)
      .max(MAX_BATCH)
      .optional(),
    /** In place of items: the open work of these cases, or all of a view. */
    cases: z.array(IdSchema).min(1).max(MAX_BATCH).optional(),
    view: WorkViewSchema.optional(),
    /** The same of the first cases of a list. */
    list: CaseListSchema.optional(),
    /** Executions to redrive, in place of items; for supervisors. */
    executions: z.array(ExecutionIdSchema).min(1).max(MAX_BATCH).optional(),
  }),
  /** How many it does something to, and how many it had no room for. */
  answer: BegunSchema.extend({ count: z.int(), left: z.int() }),
});

export const ReadBatch = route({
  function: 'ReadBatch',
  method: 'GET',
  path: '/batches/{batchId}',
  summary: "How far one of the caller's batches is: what became of each item, and how the item stands now.",
  status: 200,
  grants: STAFF,
  reading: recorded('work-items.listed', 'identity'),
  params: BatchParamsSchema,
  answer: z.object({
    batchId: IdSchema,
    ...{ act, assignee, begunAt, endedAt, undoes, undoneBy },
    items: z.array(
      items.element.pick({ state: true, why: true }).extend({
        workItemId: IdSchema.optional(),
        /** In place of a work item. */
        executionId: ExecutionIdSchema.optional(),
        /** The item as it is now; null for what the caller may not see. */
        item: WorkItemRowSchema.nullable(),
      }),
    ),
  }),
});

export const UndoBatch = route({
  function: 'UndoBatch',
  method: 'POST',
  path: '/batches/{batchId}/undo',
  summary:
    'Returns to their queue the items that a batch of the caller gave to somebody, unless they changed since; a batch of its own.',
  status: 202,
  grants: STAFF,
  needs: { audit: [] },
  params: BatchParamsSchema,
  answer: BegunSchema,
});

export const BATCH_ROUTES = [BeginBatch, ReadBatch, UndoBatch] as const;
