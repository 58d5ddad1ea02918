import { codeOf } from '../audit/audit-entry.ts';
import type { CaseRecord } from '../case/case.ts';
import type { Change } from '../case/change.ts';
import type { ExecutionId, ExecutionStatus } from './execution-id.ts';
import { executionId, runInName } from './execution-id.ts';

/** Workflows that nothing waits for. A stage is waited for by its case, which has moved on if the stage failed. */
const OWN_ENDS = new Set(['resettlement-case', 'family-tracing', 'follow-up-action']);

export const REDRIVE_REFUSALS = [
  'running',
  'succeeded',
  'stopped-on-purpose',
  'stage-of-a-case',
  'older-run',
  'case-closed',
  'too-late',
] as const;
export type RedriveRefusal = (typeof REDRIVE_REFUSALS)[number];

/** An execution as far as redriving it is concerned. */
export interface EndedExecution extends ExecutionId {
  readonly status: ExecutionStatus;
  /** Whether Step Functions still allows it: within 14 days and fewer than 1,000 times. */
  readonly redrivable: boolean;
  readonly redriveCount: number;
  readonly error?: string | undefined;
}

/**
 * Why an execution may not continue from where it failed; undefined if it may. A stage is retried through its
 * `failed-stage` work item instead, and an older run of a case must not continue beside a newer one. A run stopped by
 * an operator may continue: nothing else carries its case.
 */
export function redriveObstacle(
  execution: EndedExecution,
  caseRecord: CaseRecord,
): RedriveRefusal | undefined {
  const { workflow, name, status } = execution;
  if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return 'running';
  if (status === 'SUCCEEDED') return 'succeeded';
  if (!OWN_ENDS.has(workflow)) return 'stage-of-a-case';
  const isCase = workflow === 'resettlement-case';
  const run = runInName(name);
  if (status === 'ABORTED' && (!isCase || run === caseRecord.interruptedRun)) return 'stopped-on-purpose';
  if (isCase && run !== caseRecord.run) return 'older-run';
  if (isCase && caseRecord.status === 'closed') return 'case-closed';
  return execution.redrivable ? undefined : 'too-late';
}

/** The audit event: a supervisor redrives an execution from where it failed. */
export const recordRedrive = (
  execution: EndedExecution,
): Change<{ executionId: string; redriveCount: number }> => ({
  patch: {},
  writes: [],
  facts: [
    {
      act: 'execution.redriven',
      subject: executionId(execution),
      details: { status: execution.status, ...(execution.error ? { error: codeOf(execution.error) } : {}) },
    },
  ],
  answer: { executionId: executionId(execution), redriveCount: execution.redriveCount + 1 },
});
