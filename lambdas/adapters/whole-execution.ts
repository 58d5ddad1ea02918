import type { SFNClient } from '@aws-sdk/client-sfn';
import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
} from '@aws-sdk/client-sfn';
import type { ArchivedExecution } from '../../domain/audit/archived-execution.ts';
import type { ExecutionId } from '../../domain/execution/execution-id.ts';
import { present } from '../../domain/kernel/present.ts';
import { eventOf, withoutTokens } from './history-events.ts';

const PAGE = 1000;
const ENDINGS = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;

async function eventsOf(client: SFNClient, executionArn: string): Promise<ArchivedExecution['events']> {
  const events: ArchivedExecution['events'] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: PAGE, ...(nextToken && { nextToken }) }),
    );
    events.push(...(page.events ?? []).map(eventOf));
    nextToken = page.nextToken;
  } while (nextToken);
  return events;
}

const told = (text: string | undefined): string | null => (text === undefined ? null : withoutTokens(text));

/**
 * Everything that Step Functions tells of an ended execution; undefined while it runs, or if its history does not end where
 * its description says, because it is going on again.
 */
export async function wholeExecution(
  client: SFNClient,
  executionArn: string,
  { workflow, name }: ExecutionId,
): Promise<Omit<ArchivedExecution, 'format'> | undefined> {
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  const { status, startDate, stopDate, redriveCount = 0 } = described;
  if (status === 'RUNNING' || status === 'PENDING_REDRIVE' || stopDate === undefined) return undefined;
  const machine = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  const events = await eventsOf(client, executionArn);
  const redrives = events.filter(({ type }) => type === 'ExecutionRedriven').length;
  if (redrives !== redriveCount || !ENDINGS.test(events.at(-1)?.type ?? '')) return undefined;
  return {
    ...{ workflow, name, status: present(status, 'the status of an execution') },
    startedAt: present(startDate, 'the start of an execution').toISOString(),
    stoppedAt: stopDate.toISOString(),
    ...{ redriveCount, input: told(described.input), output: told(described.output) },
    ...{ error: described.error ?? null, cause: described.cause ?? null },
    definition: present(machine.definition, `the definition of ${executionArn}`),
    events,
  };
}
