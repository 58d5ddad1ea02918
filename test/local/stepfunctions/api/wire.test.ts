import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '../../../../local/clock.ts';
import { serve } from '../../../../local/stepfunctions/server.ts';
import type { Served } from '../../../../local/wire/loopback.ts';
import { INVOKE, openWorkbench, ROLE, type Workbench } from '../workbench.ts';

let bench: Workbench;
let server: Served;
let client: SFNClient;
let tokens: string[] = [];

beforeEach(async () => {
  tokens = [];
  bench = await openWorkbench({ keep: (payload) => tokens.push(payload as string) }, { clock: realClock() });
  server = await serve(bench.engine, { port: 0 });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SFNClient({ endpoint: server.url, region: 'eu-central-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await server.close();
  await bench.close();
});

const definition = (states: object) =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states });
const PASS = definition({ A: { Type: 'Pass', End: true } });
const SLEEP = definition({ A: { Type: 'Wait', Seconds: 1000, End: true } });
const FAIL = definition({ A: { Type: 'Fail', Error: 'E' } });
const ASK = definition({
  A: {
    Type: 'Task',
    Resource: `${INVOKE}.waitForTaskToken`,
    Arguments: { FunctionName: 'keep', Payload: '{% $states.context.Task.Token %}' },
    HeartbeatSeconds: 100,
    End: true,
  },
});

async function create(name: string, text: string): Promise<string> {
  return (await client.send(new CreateStateMachineCommand({ name, definition: text, roleArn: ROLE })))
    .stateMachineArn!;
}
async function start(stateMachineArn: string, name?: string, input?: string): Promise<string> {
  return (await client.send(new StartExecutionCommand({ stateMachineArn, name, input }))).executionArn!;
}
async function ended(executionArn: string) {
  await expect
    .poll(async () => (await client.send(new DescribeExecutionCommand({ executionArn }))).status)
    .not.toBe('RUNNING');
  return client.send(new DescribeExecutionCommand({ executionArn }));
}
const named = (name: string) => expect.objectContaining({ name });

describe('state machines over the wire', () => {
  it('creates, describes, lists, updates and deletes', async () => {
    const arn = await create('one', PASS);
    expect(arn).toBe('arn:aws:states:eu-central-1:000000000000:stateMachine:one');
    const shown = await client.send(new DescribeStateMachineCommand({ stateMachineArn: arn }));
    expect(shown).toMatchObject({
      name: 'one',
      definition: PASS,
      roleArn: ROLE,
      type: 'STANDARD',
      status: 'ACTIVE',
    });
    expect(shown.creationDate).toBeInstanceOf(Date);
    const updated = await client.send(
      new UpdateStateMachineCommand({ stateMachineArn: arn, definition: SLEEP }),
    );
    expect(updated.updateDate).toBeInstanceOf(Date);
    expect((await client.send(new DescribeStateMachineCommand({ stateMachineArn: arn }))).definition).toBe(
      SLEEP,
    );
    await client.send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
    await expect(client.send(new DescribeStateMachineCommand({ stateMachineArn: arn }))).rejects.toEqual(
      named('StateMachineDoesNotExist'),
    );
  });

  it('pages the list', async () => {
    for (const name of ['b', 'a', 'c']) await create(name, PASS);
    const first = await client.send(new ListStateMachinesCommand({ maxResults: 2 }));
    const second = await client.send(
      new ListStateMachinesCommand({ maxResults: 2, nextToken: first.nextToken }),
    );
    expect([...first.stateMachines!, ...second.stateMachines!].map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(second.nextToken).toBeUndefined();
  });

  it('creates the same machine twice as one, and refuses another definition by the same name', async () => {
    expect(await create('one', PASS)).toBe(await create('one', PASS));
    await expect(create('one', SLEEP)).rejects.toEqual(named('StateMachineAlreadyExists'));
    await expect(create('a b', PASS)).rejects.toEqual(named('InvalidName'));
    await expect(create('x', '{')).rejects.toEqual(named('InvalidDefinition'));
  });

  it('shows an execution the definition that it began with', async () => {
    const arn = await create('one', SLEEP);
    const executionArn = await start(arn);
    await client.send(new UpdateStateMachineCommand({ stateMachineArn: arn, definition: PASS }));
    const shown = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(shown).toMatchObject({ definition: SLEEP, stateMachineArn: arn });
  });
});

describe('executions over the wire', () => {
  it('starts and describes', async () => {
    const done = await ended(await start(await create('one', PASS), 'first', '{"a":1}'));
    expect(done).toMatchObject({
      status: 'SUCCEEDED',
      name: 'first',
      input: '{"a":1}',
      output: '{"a":1}',
      redriveCount: 0,
    });
    expect(done.startDate).toBeInstanceOf(Date);
    expect(done.stopDate).toBeInstanceOf(Date);
  });

  it('answers the running execution to a second start by the same name and input, and refuses another input', async () => {
    const arn = await create('sleep', SLEEP);
    expect(await start(arn, 'x', '{"a":1}')).toBe(await start(arn, 'x', '{"a":1}'));
    await expect(start(arn, 'x', '{"a":2}')).rejects.toEqual(named('ExecutionAlreadyExists'));
    expect(bench.engine.counters().started).toBe(1);
  });

  it('refuses a name that has been used by an execution that ended', async () => {
    const arn = await create('one', PASS);
    await ended(await start(arn, 'x'));
    await expect(start(arn, 'x')).rejects.toEqual(named('ExecutionAlreadyExists'));
  });

  it.each([
    ['input that is not JSON', { input: '{"a":' }, 'InvalidExecutionInput'],
    ['input that is too large', { input: JSON.stringify('x'.repeat(300_000)) }, 'InvalidExecutionInput'],
    ['input that nests too deep', { input: '['.repeat(5000) + ']'.repeat(5000) }, 'InvalidExecutionInput'],
    ['a name with a slash', { name: 'a/b' }, 'InvalidName'],
    ['a name that is too long', { name: 'x'.repeat(81) }, 'InvalidName'],
    [
      'a machine that does not exist',
      { stateMachineArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:no' },
      'StateMachineDoesNotExist',
    ],
    ['an ARN that is none', { stateMachineArn: 'nonsense' }, 'InvalidArn'],
  ])('refuses %s', async (_what, fields, error) => {
    const stateMachineArn = await create('one', PASS);
    await expect(client.send(new StartExecutionCommand({ stateMachineArn, ...fields }))).rejects.toEqual(
      named(error),
    );
    expect(bench.engine.counters().started).toBe(0);
  });

  it('stops, once', async () => {
    const executionArn = await start(await create('sleep', SLEEP));
    const { stopDate } = await client.send(
      new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'why' }),
    );
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
      error: 'Enough',
      cause: 'why',
      stopDate,
    });
    expect((await client.send(new StopExecutionCommand({ executionArn }))).stopDate).toEqual(stopDate);
  });

  it('lists by status, newest first, in pages', async () => {
    const arn = await create('one', PASS);
    for (const name of ['a', 'b', 'c', 'd', 'e']) await ended(await start(arn, name));
    const names: string[] = [];
    for await (const page of paginateListExecutions(
      { client, pageSize: 2 },
      { stateMachineArn: arn, statusFilter: 'SUCCEEDED' },
    )) {
      names.push(...page.executions!.map(({ name }) => name!));
    }
    expect(names).toEqual(['e', 'd', 'c', 'b', 'a']);
    for (const statusFilter of ['FAILED', 'PENDING_REDRIVE'] as const) {
      const page = await client.send(new ListExecutionsCommand({ stateMachineArn: arn, statusFilter }));
      expect(page.executions).toEqual([]);
    }
    await expect(
      client.send(new ListExecutionsCommand({ stateMachineArn: arn, nextToken: 'x' })),
    ).rejects.toEqual(named('InvalidToken'));
  });

  it('refuses executions that do not exist', async () => {
    const executionArn = 'arn:aws:states:eu-central-1:000000000000:execution:one:no';
    for (const command of [
      new DescribeExecutionCommand({ executionArn }),
      new StopExecutionCommand({ executionArn }),
      new RedriveExecutionCommand({ executionArn }),
      new GetExecutionHistoryCommand({ executionArn }),
    ]) {
      await expect(client.send(command as DescribeExecutionCommand)).rejects.toEqual(
        named('ExecutionDoesNotExist'),
      );
    }
  });

  it('redrives over the wire, and says when it cannot', async () => {
    const executionArn = await start(await create('fail', FAIL));
    await ended(executionArn);
    expect((await client.send(new RedriveExecutionCommand({ executionArn }))).redriveDate).toBeInstanceOf(
      Date,
    );
    expect(await ended(executionArn)).toMatchObject({ status: 'FAILED', redriveCount: 1 });
    const sound = await start(await create('one', PASS));
    await ended(sound);
    await expect(client.send(new RedriveExecutionCommand({ executionArn: sound }))).rejects.toEqual(
      named('ExecutionNotRedrivable'),
    );
  });
});

describe('history over the wire', () => {
  it('pages, forwards and backwards', async () => {
    const executionArn = await start(await create('one', PASS));
    await ended(executionArn);
    for (const reverseOrder of [false, true]) {
      const ids: number[] = [];
      for await (const page of paginateGetExecutionHistory(
        { client, pageSize: 2 },
        { executionArn, reverseOrder },
      )) {
        ids.push(...page.events!.map(({ id }) => id!));
        expect(page.events!.length).toBeLessThanOrEqual(2);
      }
      expect(ids).toEqual(reverseOrder ? [4, 3, 2, 1] : [1, 2, 3, 4]);
    }
  });

  it('leaves the data out when asked to', async () => {
    const executionArn = await start(await create('one', PASS));
    await ended(executionArn);
    const { events } = await client.send(
      new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }),
    );
    expect(events![0]!.executionStartedEventDetails).toEqual({ roleArn: ROLE });
    expect(events![0]!.timestamp).toBeInstanceOf(Date);
  });
});

describe('task tokens over the wire', () => {
  it('takes success, failure and heartbeats', async () => {
    const machine = await create('ask', ASK);
    const [first, second] = [await start(machine), await start(machine)];
    await expect.poll(() => tokens.length).toBe(2);
    const byExecution = tokens;
    await client.send(new SendTaskHeartbeatCommand({ taskToken: byExecution[0] }));
    await client.send(new SendTaskSuccessCommand({ taskToken: byExecution[0], output: '{"ok":1}' }));
    await client.send(new SendTaskFailureCommand({ taskToken: byExecution[1], error: 'No', cause: 'c' }));
    const results = [await ended(first), await ended(second)];
    expect(results[0]).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":1}' });
    expect(results[1]).toMatchObject({ status: 'FAILED', error: 'No', cause: 'c' });
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: byExecution[0], output: '1' })),
    ).rejects.toEqual(named('TaskTimedOut'));
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'none', output: '1' }))).rejects.toEqual(
      named('InvalidToken'),
    );
  });
});

describe('what is not the protocol', () => {
  it.each([
    ['an action that there is not', 'AWSStepFunctions.Dance', '{}', 'UnknownOperationException'],
    ['no action', '', '{}', 'UnknownOperationException'],
    ['a body that is not JSON', 'AWSStepFunctions.ListStateMachines', '{', 'SerializationException'],
    ['a body that is a list', 'AWSStepFunctions.ListStateMachines', '[]', 'SerializationException'],
    ['a field that is missing', 'AWSStepFunctions.StartExecution', '{}', 'ValidationException'],
    [
      'a field of another type',
      'AWSStepFunctions.ListStateMachines',
      '{"maxResults":"x"}',
      'ValidationException',
    ],
  ])('answers 400 to %s', async (_what, target, body, error) => {
    const response = await fetch(server.url, { method: 'POST', headers: { 'X-Amz-Target': target }, body });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(await response.json()).toMatchObject({ __type: error });
  });
});
