import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import type { ArchivedExecution } from '../../domain/audit/archived-execution.ts';
import type { ExecutionId, ExecutionStatus } from '../../domain/execution/execution-id.ts';
import { executionId, idInArn } from '../../domain/execution/execution-id.ts';
import type { HistoryEvent } from '../../domain/execution/history-event.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { present } from '../../domain/kernel/present.ts';
import { throughSeam } from './clients.ts';
import { asStoreError } from './dynamodb.ts';
import { eventOf, withoutTokens } from './history-events.ts';
import { wholeExecution } from './whole-execution.ts';

/** An execution as Step Functions describes it. */
export interface Execution extends ExecutionId {
  readonly status: ExecutionStatus;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly redriveCount: number;
}
export interface Described extends Execution {
  readonly input: unknown;
  readonly output: unknown;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly redrivable: boolean;
}
/** What Step Functions told of an execution, and the archive keeps. */
export type Texts = Pick<ArchivedExecution, 'input' | 'output' | 'error' | 'cause'>;
export interface Listing<T> {
  readonly items: T[];
  /** Where the next page begins; absent on the last. */
  readonly token?: string;
}

const instant = (date: Date | undefined): string => (date ?? new Date(0)).toISOString();
const parsed = (text: string | null | undefined): unknown =>
  text === undefined || text === null ? null : JSON.parse(withoutTokens(text));
/** The texts of an execution as the API shows them. */
export const shownTexts = ({
  input,
  output,
  error,
  cause,
}: { [T in keyof Texts]?: Texts[T] | undefined }) => ({
  ...{ input: parsed(input), output: parsed(output) },
  ...{ error: error ?? undefined, cause: cause ?? undefined },
});
const encoded = (token: string): string => Buffer.from(token, 'utf8').toString('base64url');
const decoded = (token: string): string => Buffer.from(token, 'base64url').toString('utf8');

const GONE = new Set(['ExecutionDoesNotExist', 'StateMachineDoesNotExist', 'InvalidArn', 'InvalidName']);

/** Translates a refusal of Step Functions into our own errors. */
function translated(error: unknown, what: string): unknown {
  const { name } = error as { name: string };
  if (GONE.has(name))
    return new CaseError(
      'NotKept',
      `The history of ${what} is not kept: Step Functions deletes it 90 days after the end, and it was never archived. The audit chain of its case is kept, and tells what was done and decided: GET /cases/{caseId}/audit.`,
      { cause: error },
    );
  if (name === 'InvalidToken')
    return new CaseError('InvalidInput', 'Expected the cursor of an earlier page, received another one.', {
      cause: error,
    });
  if (name === 'ExecutionNotRedrivable')
    return new CaseError('WrongState', 'Expected an execution that can go on, received one that cannot.', {
      cause: error,
    });
  return asStoreError(error);
}

async function asking<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw translated(error, what);
  }
}

/**
 * Reads what Step Functions keeps of executions, and redrives them. Throws `NotKept` for an execution it no longer
 * keeps.
 */
export const openExecutions = (
  workflowArn: string,
  client = throughSeam('sfn', new SFNClient({ maxAttempts: 5 })),
) => {
  const [beforeName = ''] = workflowArn.slice(workflowArn.lastIndexOf(':') + 1).split('{workflow}');
  const stateMachineArn = (workflow: string) => workflowArn.replace('{workflow}', workflow);
  const arnOf = ({ workflow, name }: ExecutionId) =>
    `${stateMachineArn(workflow).replace(':stateMachine:', ':execution:')}:${name}`;
  const rowOf = (item: ExecutionListItem): Execution => ({
    ...idInArn(present(item.executionArn, 'the ARN of an execution'), beforeName),
    status: item.status as ExecutionStatus,
    startedAt: instant(item.startDate),
    stoppedAt: item.stopDate ? instant(item.stopDate) : null,
    redriveCount: item.redriveCount ?? 0,
  });

  return {
    /** The execution that an ARN names. */
    idOf: (arn: string): ExecutionId => idInArn(arn, beforeName),

    describe: (id: ExecutionId): Promise<Described> =>
      asking(executionId(id), async () => {
        const told = await client.send(new DescribeExecutionCommand({ executionArn: arnOf(id) }));
        return {
          ...rowOf(told as ExecutionListItem),
          ...shownTexts(told),
          redrivable: told.redriveStatus === 'REDRIVABLE',
        };
      }),

    /** The definition that an execution runs, which may be older than its workflow's current one. */
    definition: (id: ExecutionId): Promise<Record<string, unknown>> =>
      asking(executionId(id), async () => {
        const executionArn = arnOf(id);
        const told = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
        return JSON.parse(present(told.definition, `the definition of ${executionArn}`)) as Record<
          string,
          unknown
        >;
      }),

    /** Everything about an ended execution; undefined while it runs, or runs again. */
    whole: (id: ExecutionId): Promise<Omit<ArchivedExecution, 'format'> | undefined> =>
      asking(executionId(id), () => wholeExecution(client, arnOf(id), id)),

    /** Executions of a workflow, newest first. */
    list: (workflow: string, status: ExecutionStatus | undefined, most: number, token?: string) =>
      asking(workflow, async (): Promise<Listing<Execution>> => {
        const page = await client.send(
          new ListExecutionsCommand({
            stateMachineArn: stateMachineArn(workflow),
            maxResults: most,
            ...(status === undefined ? {} : { statusFilter: status }),
            ...(token === undefined ? {} : { nextToken: decoded(token) }),
          }),
        );
        const items = (page.executions ?? []).map(rowOf);
        return page.nextToken ? { items, token: encoded(page.nextToken) } : { items };
      }),

    history: (id: ExecutionId, most: number, reverse: boolean, token?: string) =>
      asking(executionId(id), async (): Promise<Listing<HistoryEvent>> => {
        const page = await client.send(
          new GetExecutionHistoryCommand({
            executionArn: arnOf(id),
            maxResults: most,
            reverseOrder: reverse,
            ...(token === undefined ? {} : { nextToken: decoded(token) }),
          }),
        );
        const items = (page.events ?? []).map(eventOf);
        return page.nextToken ? { items, token: encoded(page.nextToken) } : { items };
      }),

    /** Redrives an execution from where it failed; throws `WrongState` if Step Functions refuses. */
    redrive: (id: ExecutionId, clientToken: string): Promise<void> =>
      asking(executionId(id), async () => {
        await client.send(new RedriveExecutionCommand({ executionArn: arnOf(id), clientToken }));
      }),
  };
};
export type Executions = ReturnType<typeof openExecutions>;
