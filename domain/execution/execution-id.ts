import * as z from 'zod';

/** The address of an execution: its workflow and name, `resettlement-case.case-0123456789abcdefghjk-1`. */
export const ExecutionIdSchema = z
  .string()
  .regex(/^[a-z][a-z-]{1,40}\.[\w-]{1,80}$/, 'a workflow and the name of an execution, with a dot between');

export const ExecutionStatusSchema = z.enum([
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
  'PENDING_REDRIVE',
]);
export type ExecutionStatus = z.infer<typeof ExecutionStatusSchema>;

export interface ExecutionId {
  readonly workflow: string;
  readonly name: string;
}

export const executionId = ({ workflow, name }: ExecutionId): string => `${workflow}.${name}`;

/** The workflow and the name in an id. */
export function parseExecutionId(id: string): ExecutionId {
  const dot = id.indexOf('.');
  return { workflow: id.slice(0, dot), name: id.slice(dot + 1) };
}

/** The case in an execution's name; an execution of a tracing request has it only in its input. */
export const caseInName = (name: string): string | undefined => /^case-[0-9a-z]{20}(?=-)/.exec(name)?.[0];

/** The run in the name of a case's own execution. */
export const runInName = (name: string): number | undefined => {
  const run = /^case-[0-9a-z]{20}-(\d+)$/.exec(name)?.[1];
  return run === undefined ? undefined : Number(run);
};

/**
 * The workflow and name in an ARN, `arn:…:execution:<prefix><workflow>:<name>`, given the part before the workflow.
 */
export function idInArn(arn: string, prefix = ''): ExecutionId {
  const [machine = '', name = ''] = arn.split(':').slice(-2);
  return { workflow: machine.startsWith(prefix) ? machine.slice(prefix.length) : machine, name };
}
