import * as z from 'zod';
import { ExecutionIdSchema, ExecutionStatusSchema } from '../../domain/execution/execution-id.ts';
import { HistoryEventSchema } from '../../domain/execution/history-event.ts';
import { PROBLEMS, ReconciliationSchema } from '../../domain/execution/reconciliation.ts';
import { REDRIVE_REFUSALS } from '../../domain/execution/redrive.ts';
import { StaffIdSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { AUDITOR, SUPERVISION } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { WORKFLOWS } from '../workflows.ts';
import { CaseParamsSchema, CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

export const WorkflowSchema = z.enum(WORKFLOWS);
const ExecutionParamsSchema = z.object({ executionId: ExecutionIdSchema });
/** Page tokens of Step Functions are longer than ours. */
const LongCursorSchema = z
  .string()
  .max(4000)
  .regex(/^[\w-]*$/)
  .optional();

/** An execution as a row. `caseId` is `null` if its name does not contain it. */
export const ExecutionRowSchema = z.object({
  executionId: ExecutionIdSchema,
  workflow: z.string(),
  caseId: IdSchema.nullable(),
  status: ExecutionStatusSchema,
  startedAt: InstantSchema,
  stoppedAt: InstantSchema.nullable(),
});
export type ExecutionRow = z.infer<typeof ExecutionRowSchema>;

/**
 * A row in a tree: which execution started it, and from which state. `status` is `null` if nobody asked how it ended.
 */
export const ExecutionNodeSchema = ExecutionRowSchema.extend({
  parent: ExecutionIdSchema.nullable(),
  state: z.string().nullable(),
  status: ExecutionStatusSchema.nullable(),
});
export type ExecutionNode = z.infer<typeof ExecutionNodeSchema>;

export const ListCaseExecutions = route({
  function: 'ListCaseExecutions',
  method: 'GET',
  path: '/cases/{caseId}/executions',
  summary:
    'The executions of a case as a tree, its newest run first, five runs a page, with those of its tracing.',
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('executions.listed'),
  needs: { archive: 'read', workflows: ['describe', 'history'] },
  params: CaseParamsSchema,
  query: z.object({ cursor: PageQuerySchema.shape.cursor }),
  answer: z.object({
    executions: z.array(ExecutionNodeSchema),
    /** Runs whose history is kept nowhere; the audit trail shows what happened. */
    notKept: z.array(z.object({ executionId: ExecutionIdSchema, run: z.int().positive() })),
    /** Whether every child is included: only the first 5,000 events of a history are read. */
    complete: z.boolean(),
    cursor: CursorSchema,
  }),
});

export const ListExecutions = route({
  function: 'ListExecutions',
  method: 'GET',
  path: '/executions',
  summary:
    'Executions of a workflow, or of one workflow after the other, newest first, of one case or of those on which a person acted if asked; a supervisor sees those of the own office. A page may hold fewer than asked for, or none, and still have a next one.',
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('executions.listed'),
  needs: { archive: 'read', workflows: ['list', 'describe'] },
  query: z.object({
    workflow: WorkflowSchema.optional(),
    status: ExecutionStatusSchema.optional(),
    /** Of this case. */
    caseId: IdSchema.optional(),
    /**
     * Of cases of which this member of staff changed or decided something while they ran, between `from` and `to`, at most 92
     * days; for auditors.
     */
    person: StaffIdSchema.optional(),
    /** Started at this instant or later. */
    from: InstantSchema.optional(),
    /** Started before this instant. */
    to: InstantSchema.optional(),
    limit: PageQuerySchema.shape.limit,
    cursor: LongCursorSchema,
  }),
  answer: z.object({ executions: z.array(ExecutionRowSchema), cursor: CursorSchema }),
});

const FoundSchema = ReconciliationSchema.shape.findings.element;

export const ListReconciliations = route({
  function: 'ListReconciliations',
  method: 'GET',
  path: '/executions/reconciliations',
  summary:
    'What the comparisons of the table with the executions found at the office of the caller within 30 days, and what they mended, newest first.',
  status: 200,
  grants: SUPERVISION,
  reading: recorded('stuck-cases.listed'),
  query: PageQuerySchema,
  answer: z.object({
    reconciliations: z.array(
      ReconciliationSchema.omit({ office: true }).extend({
        findings: z.array(FoundSchema.omit({ owner: true }).extend({ caseId: IdSchema })),
      }),
    ),
    cursor: CursorSchema,
  }),
});

export const ListStuckCases = route({
  function: 'ListStuckCases',
  method: 'GET',
  path: '/executions/stuck',
  summary:
    'A page of cases of an office in which the table and the executions do not agree, or whose execution is silent; the first page has its sponsors too.',
  status: 200,
  grants: SUPERVISION,
  reading: recorded('stuck-cases.listed'),
  needs: { timeoutSeconds: 29, workflows: ['describe', 'history', 'probe'] },
  query: z.object({
    limit: z.coerce.number().int().min(1).max(50).default(25),
    cursor: PageQuerySchema.shape.cursor,
  }),
  answer: z.object({
    /** How many cases this page examined. */
    looked: z.int().min(0),
    stuck: z.array(
      z.object({
        caseId: IdSchema,
        executionId: ExecutionIdSchema,
        /**
         * `missing`: Step Functions has no such execution; `ended`: it ended before its case did; `silent`: it runs,
         * but its last event is nothing it could be waiting for; `unheard`: an open item that nothing waits for;
         * `untold`: an item was decided but its execution still waits; `held`: a decision should have taken effect by
         * now; `tracing`, `vetting`: no execution carries it on.
         */
        problem: z.enum([...PROBLEMS, 'silent']),
        workItemId: IdSchema.nullable(),
        status: ExecutionStatusSchema.nullable(),
        since: InstantSchema.nullable(),
      }),
    ),
    cursor: CursorSchema,
  }),
});

export const ReadExecution = route({
  function: 'ReadExecution',
  method: 'GET',
  path: '/executions/{executionId}',
  summary: 'An execution: how it stands, the definition that it runs, and the executions that it started.',
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('execution.viewed'),
  needs: { archive: 'read', workflows: ['describe', 'definition', 'history'] },
  params: ExecutionParamsSchema,
  answer: ExecutionRowSchema.extend({
    input: z.unknown(),
    output: z.unknown(),
    error: z.string().nullable(),
    cause: z.string().nullable(),
    redriveCount: z.int().min(0),
    /** Why it cannot be redriven; `null` if it can. */
    noRedrive: z.enum(REDRIVE_REFUSALS).nullable(),
    /** Amazon States Language. */
    definition: z.record(z.string(), z.unknown()),
    children: z.array(ExecutionNodeSchema),
    complete: z.boolean(),
    /** Step Functions keeps it for 90 days after its end. */
    keptIn: z.enum(['step-functions', 'archive']),
    /** An ended execution as it was archived; `null` until it is. */
    archive: z
      .object({
        digest: z.string(),
        /** The entry of its case's chain that tells of the digest; 0 until one does. */
        entry: z.int().nonnegative(),
        proved: z.enum(['as-told', 'not-told-yet', 'differs']),
      })
      .nullable(),
  }),
});

export const ReadExecutionHistory = route({
  function: 'ReadExecutionHistory',
  method: 'GET',
  path: '/executions/{executionId}/history',
  summary: 'A page of an execution’s history, without the task tokens in it.',
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('execution.viewed'),
  needs: { archive: 'read', workflows: ['describe', 'history'] },
  params: ExecutionParamsSchema,
  query: z.object({
    reverse: z.enum(['true', 'false']).default('false'),
    limit: z.coerce.number().int().min(1).max(500).default(200),
    cursor: LongCursorSchema,
  }),
  answer: z.object({ events: z.array(HistoryEventSchema), cursor: CursorSchema }),
});

export const RedriveExecution = route({
  function: 'RedriveExecution',
  method: 'POST',
  path: '/executions/{executionId}/redrive',
  summary: 'Lets a failed execution go on from where it failed. Written to the audit of its case.',
  status: 202,
  grants: SUPERVISION,
  needs: { archive: 'read', workflows: ['describe', 'redrive'] },
  params: ExecutionParamsSchema,
  answer: z.object({ executionId: ExecutionIdSchema, redriveCount: z.int().positive() }),
});

export const EXECUTION_ROUTES = [
  ListCaseExecutions,
  ListExecutions,
  ListReconciliations,
  ListStuckCases,
  ReadExecution,
  ReadExecutionHistory,
  RedriveExecution,
] as const;
