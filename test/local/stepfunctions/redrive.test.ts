import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { functionError, INVOKE, openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
let broken = true;
beforeEach(async () => {
  broken = true;
  bench = await openWorkbench({
    work(payload) {
      if (broken && payload === 'weak') throw functionError('Broken');
      return payload;
    },
  });
});
afterEach(() => bench.close());

const work = (payload: string, more: object = { End: true }) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: { FunctionName: 'work', Payload: payload },
  Output: '{% $states.result.Payload %}',
  ...more,
});

async function failThenRedrive(states: object, input: object = {}) {
  const arn = await bench.start(
    await bench.create('m', { StartAt: Object.keys(states)[0], States: states }),
    input as never,
  );
  await bench.engine.idle();
  expect((await bench.describe(arn)).status).toBe('FAILED');
  broken = false;
  bench.calls.length = 0;
  await bench.engine.call('RedriveExecution', { executionArn: arn });
  await bench.engine.idle();
  const events = await bench.history(arn);
  return { ...(await bench.describe(arn)), events, calls: bench.calls.map(({ payload }) => payload) };
}

describe('RedriveExecution', () => {
  it('goes on from the state that failed, with its variables', async () => {
    const ran = await failThenRedrive({
      A: { Type: 'Pass', Assign: { kept: 'v' }, Next: 'B' },
      B: work('strong', { Next: 'C' }),
      C: work('weak', { Next: 'D' }),
      D: { Type: 'Pass', Output: '{% $kept %}', End: true },
    });
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: 'v', calls: ['weak'] });
    const types = ran.events.map(({ type }) => type);
    expect(types.slice(types.indexOf('ExecutionFailed'), types.indexOf('ExecutionFailed') + 3)).toEqual([
      ...['ExecutionFailed', 'ExecutionRedriven', 'TaskScheduled'],
    ]);
    expect(ran.events.map(({ id }) => id)).toEqual(ran.events.map((_, index) => index + 1));
    expect(bench.changes.map(({ status }) => status)).toEqual(['RUNNING', 'FAILED', 'RUNNING', 'SUCCEEDED']);
  });

  it('keeps what the other branches had done', async () => {
    const ran = await failThenRedrive({
      P: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'B1', States: { B1: work('strong') } },
          { StartAt: 'B2', States: { W: work('weak'), B2: { Type: 'Wait', Seconds: 1, Next: 'W' } } },
        ],
        End: true,
      },
    });
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: ['strong', 'weak'], calls: ['weak'] });
  });

  it('keeps the iterations that had succeeded', async () => {
    const ran = await failThenRedrive({
      M: {
        Type: 'Map',
        Items: ['strong', 'weak', 'late'],
        MaxConcurrency: 1,
        ItemProcessor: { StartAt: 'I', States: { I: work('{% $states.input %}') } },
        End: true,
      },
    });
    expect(ran).toMatchObject({
      status: 'SUCCEEDED',
      output: ['strong', 'weak', 'late'],
      calls: ['weak', 'late'],
    });
  });

  it('goes on after StopExecution and after a timeout', async () => {
    const states = { W: { Type: 'Wait', Seconds: 60, End: true } };
    const arn = await bench.start(
      await bench.create('brief', { TimeoutSeconds: 50, StartAt: 'W', States: states }),
    );
    await bench.engine.idle();
    expect((await bench.describe(arn)).status).toBe('TIMED_OUT');
    await bench.engine.call('RedriveExecution', { executionArn: arn });
    await expect(bench.engine.call('RedriveExecution', { executionArn: arn })).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
    });
    await bench.engine.idle();
    const types = (await bench.history(arn)).map(({ type }) => type);
    expect(types).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionTimedOut',
      'ExecutionRedriven',
      'ExecutionTimedOut',
    ]);
  });

  it('is over after 14 days', async () => {
    const arn = await bench.start(await bench.create('f', { StartAt: 'F', States: { F: { Type: 'Fail' } } }));
    await bench.run({ W: { Type: 'Wait', Seconds: 15 * 86_400, End: true } });
    await expect(bench.engine.call('RedriveExecution', { executionArn: arn })).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
    });
  });
});
