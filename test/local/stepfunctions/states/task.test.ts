import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '../../../../local/clock.ts';
import type { JsonObject } from '../../../../local/stepfunctions/json.ts';
import { detailsOf, functionError, INVOKE, openWorkbench, type Workbench } from '../workbench.ts';

let bench: Workbench;
let token = '';
let never: (() => void) | undefined;
beforeEach(async () => {
  token = '';
  bench = await openWorkbench({
    echo: (payload) => payload,
    keep(payload) {
      token = (payload as { token: string }).token;
      return 'kept';
    },
    fail(payload) {
      throw functionError((payload as { error: string }).error, 'as asked');
    },
  });
});
afterEach(async () => {
  never?.();
  await bench.close();
});

const task = (FunctionName: string, Payload: unknown, more: object = {}) => ({
  T: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName, Payload }, End: true, ...more },
});
const asking = (more: object = {}) => ({
  T: {
    Type: 'Task',
    Resource: `${INVOKE}.waitForTaskToken`,
    Arguments: { FunctionName: 'keep', Payload: { token: '{% $states.context.Task.Token %}' } },
    ...more,
    ...('Next' in more ? {} : { End: true }),
  },
});

describe('lambda:invoke', () => {
  it('answers what Lambda answers, and writes the events AWS writes', async () => {
    const ran = await bench.run(task('echo', { n: '{% $states.input.n %}' }), { n: 5 });
    expect(ran.output).toEqual({ ExecutedVersion: '$LATEST', Payload: { n: 5 }, StatusCode: 200 });
    expect(ran.types).toEqual([
      ...[
        'ExecutionStarted',
        'TaskStateEntered',
        'TaskScheduled',
        'TaskStarted',
        'TaskSucceeded',
        'TaskStateExited',
      ],
      'ExecutionSucceeded',
    ]);
    expect(ran.events.map(({ id, previousEventId }) => [id, previousEventId])).toEqual([
      ...[
        [1, 0],
        [2, 0],
        [3, 2],
        [4, 3],
        [5, 4],
        [6, 5],
        [7, 6],
      ],
    ]);
    expect(detailsOf(ran.events, 'TaskScheduled')).toEqual({
      resourceType: 'lambda',
      resource: 'invoke',
      region: 'eu-central-1',
      parameters: '{"FunctionName":"echo","Payload":{"n":5}}',
    });
  });

  it('gives Assign and Output the result', async () => {
    const states = {
      ...task('echo', 7, {
        Assign: { a: '{% $states.result.Payload %}' },
        Output: '{% $states.result.StatusCode %}',
        Next: 'E',
        End: undefined,
      }),
      E: { Type: 'Pass', Output: ['{% $states.input %}', '{% $a %}'], End: true },
    };
    expect((await bench.run(states)).output).toEqual([200, 7]);
  });

  it('fails with the error type of the function, its cause the payload', async () => {
    const ran = await bench.run(task('fail', { error: 'SponsorGone' }));
    expect(ran).toMatchObject({ status: 'FAILED', error: 'SponsorGone' });
    expect(JSON.parse(ran.cause!)).toEqual({ errorType: 'SponsorGone', errorMessage: 'as asked' });
    expect(detailsOf(ran.events, 'TaskFailed')).toMatchObject({ error: 'SponsorGone', resource: 'invoke' });
  });

  it('fails with a Lambda error when there is no such function', async () => {
    expect((await bench.run(task('nobody', {}))).error).toBe('Lambda.ResourceNotFoundException');
  });

  it('times out, and takes no notice of the answer that comes later', async () => {
    const real = await openWorkbench(
      { hang: () => new Promise((resolve) => (never = () => resolve(null))) },
      { clock: realClock() },
    );
    const states = task(
      'hang',
      {},
      { TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'W' }] },
    );
    const W = { Type: 'Wait', Seconds: 1, End: true };
    const arn = await real.start(await real.create('hanging', { StartAt: 'T', States: { ...states, W } }));
    await expect.poll(async () => (await real.history(arn)).length).toBeGreaterThan(5);
    never?.();
    await real.engine.idle();
    expect(await real.describe(arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: { Error: 'States.Timeout' },
    });
    await real.close();
  });
});

describe('a plain function ARN', () => {
  it('takes the input as payload and the answer as result', async () => {
    const ran = await bench.run(
      { T: { Type: 'Task', Resource: 'arn:aws:lambda:eu-central-1:000000000000:function:echo', End: true } },
      { a: 1 },
    );
    expect(ran.output).toEqual({ a: 1 });
    expect(ran.types.slice(2, 5)).toEqual([
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
    ]);
  });
});

describe('waitForTaskToken', () => {
  async function begin(more: object = {}): Promise<string> {
    const states = { ...asking(more), ...('Catch' in more ? { C: { Type: 'Pass', End: true } } : {}) };
    const arn = await bench.start(await bench.create('asking', { StartAt: 'T', States: states }));
    await expect.poll(() => token).not.toBe('');
    return arn;
  }
  const send = (action: string, body: JsonObject = {}) =>
    bench.engine.call(`SendTask${action}`, { taskToken: token, ...body });

  it('goes on with the output that is sent', async () => {
    const arn = await begin();
    await send('Success', { output: '{"yes":true}' });
    await bench.engine.idle();
    expect(await bench.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: { yes: true } });
    const types = (await bench.history(arn)).map(({ type }) => type);
    expect(types.slice(2, 6)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded']);
  });

  it('fails with the error that is sent', async () => {
    const arn = await begin();
    await send('Failure', { error: 'Refused', cause: 'by the sponsor' });
    await bench.engine.idle();
    expect(await bench.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'Refused',
      cause: 'by the sponsor',
    });
  });

  it('takes a token once', async () => {
    await begin();
    await send('Success', { output: '1' });
    await expect(send('Success', { output: '1' })).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await expect(send('Failure')).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await expect(send('Heartbeat')).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it('refuses what is not a token, and output that is not JSON', async () => {
    await begin();
    await expect(bench.engine.call('SendTaskSuccess', { taskToken: 'x', output: '1' })).rejects.toMatchObject(
      { name: 'InvalidToken' },
    );
    await expect(send('Success', { output: '{' })).rejects.toMatchObject({ name: 'InvalidOutput' });
    await send('Success', { output: '1' });
  });

  it.each([
    ['TimeoutSeconds', { TimeoutSeconds: 60 }, 'States.Timeout', 60],
    ['HeartbeatSeconds', { HeartbeatSeconds: 20, TimeoutSeconds: 60 }, 'States.HeartbeatTimeout', 20],
    ['a computed TimeoutSeconds', { TimeoutSeconds: '{% 30 + 1 %}' }, 'States.Timeout', 31],
  ])('can catch %s; the token is void then', async (_what, more, error, seconds) => {
    const arn = await begin({ ...more, Catch: [{ ErrorEquals: [error], Next: 'C' }] });
    await bench.engine.idle();
    expect(await bench.describe(arn)).toMatchObject({
      status: 'SUCCEEDED',
      seconds,
      output: { Error: error },
    });
    await expect(send('Success', { output: '1' })).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it('fails at once when the function fails', async () => {
    const states = asking({
      Arguments: {
        FunctionName: 'fail',
        Payload: { error: 'Broken', t: '{% $states.context.Task.Token %}' },
      },
    });
    expect(await bench.run(states)).toMatchObject({ status: 'FAILED', error: 'Broken' });
  });

  it('takes the token while the function has not answered yet', async () => {
    const early = await openWorkbench({
      async keep(payload) {
        await early.engine.call('SendTaskSuccess', {
          taskToken: (payload as { token: string }).token,
          output: '"early"',
        });
        return 'late';
      },
    });
    expect(await early.run(asking())).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
    await early.close();
  });
});
