import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StateFailure } from '../../../local/stepfunctions/errors.ts';
import type { Frame } from '../../../local/stepfunctions/execution.ts';
import { decideRetry, matches } from '../../../local/stepfunctions/retry.ts';
import { functionError, INVOKE, openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
let failures: string[] = [];
beforeEach(async () => {
  bench = await openWorkbench({
    flaky() {
      const error = failures.shift();
      if (error) throw functionError(error);
      return 'well';
    },
  });
});
afterEach(() => bench.close());

const flaky = (more: object) => ({
  T: {
    Type: 'Task',
    Resource: INVOKE,
    Arguments: { FunctionName: 'flaky', Payload: { retry: '{% $states.context.State.RetryCount %}' } },
    Output: '{% $states.result.Payload %}',
    End: true,
    ...more,
  },
  ...('Catch' in more ? { C: { Type: 'Pass', End: true } } : {}),
});

describe('Retry', () => {
  it.each([
    ['the interval grows by BackoffRate', { IntervalSeconds: 2, BackoffRate: 3 }, 3, 2 + 6 + 18],
    ['the defaults are 1 second, rate 2', {}, 3, 1 + 2 + 4],
    [
      'MaxDelaySeconds bounds it',
      { IntervalSeconds: 10, BackoffRate: 10, MaxDelaySeconds: 15 },
      3,
      10 + 15 + 15,
    ],
  ])('%s', async (_what, fields, times, seconds) => {
    failures = Array.from({ length: times }, () => 'Busy');
    const ran = await bench.run(flaky({ Retry: [{ ErrorEquals: ['Busy'], ...fields }] }));
    expect(ran).toMatchObject({ status: 'SUCCEEDED', seconds, output: 'well' });
    expect(bench.calls.map(({ payload }) => payload)).toEqual([0, 1, 2, 3].map((retry) => ({ retry })));
    expect(ran.types.filter((type) => type === 'TaskStateEntered')).toHaveLength(1);
    expect(ran.types.filter((type) => type === 'TaskScheduled')).toHaveLength(4);
  });

  it('gives up after MaxAttempts', async () => {
    failures = ['Busy', 'Busy', 'Busy'];
    const ran = await bench.run(flaky({ Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }] }));
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Busy' });
    expect(bench.calls).toHaveLength(3);
  });

  it('counts each retrier for itself, the first that matches', async () => {
    failures = ['A', 'B', 'A', 'B'];
    const Retry = [
      { ErrorEquals: ['A'], MaxAttempts: 2, BackoffRate: 1 },
      { ErrorEquals: ['States.ALL'], MaxAttempts: 1, BackoffRate: 1 },
    ];
    expect(await bench.run(flaky({ Retry }))).toMatchObject({ status: 'FAILED', error: 'B' });
  });

  it('does not retry with MaxAttempts 0', async () => {
    failures = ['Busy'];
    expect(
      (
        await bench.run(
          flaky({ Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }] }),
        )
      ).status,
    ).toBe('FAILED');
  });

  it('spreads the delay with full jitter', () => {
    const state = {
      Type: 'Task' as const,
      Resource: 'r',
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, JitterStrategy: 'FULL' as const }],
    };
    const delay = (random: number) =>
      decideRetry(state, { retries: [] } as unknown as Frame, new StateFailure('E', ''), () => random);
    expect([delay(0), delay(0.5), delay(0.99)]).toEqual([0, 5000, 9900]);
  });
});

describe('error names', () => {
  it.each([
    [['States.ALL'], 'Anything', true],
    [['States.TaskFailed'], 'Anything', true],
    [['States.TaskFailed'], 'States.Timeout', false],
    [['States.TaskFailed'], 'States.HeartbeatTimeout', false],
    [['States.Timeout'], 'States.Timeout', true],
    [['States.Timeout'], 'States.HeartbeatTimeout', true],
    [['States.HeartbeatTimeout'], 'States.Timeout', false],
    [['States.ALL'], 'States.DataLimitExceeded', false],
    [['States.DataLimitExceeded'], 'States.DataLimitExceeded', true],
    [['States.ALL'], 'States.Runtime', false],
    [['States.Runtime'], 'States.Runtime', false],
    [['Other', 'Mine'], 'Mine', true],
    [['Other'], 'Mine', false],
  ])('%j and %s: %s', (names, error, expected) => {
    expect(matches(names, error)).toBe(expected);
  });
});

describe('Catch', () => {
  it('goes on with the error as input, when nothing else is said', async () => {
    failures = ['Gone'];
    const ran = await bench.run(
      flaky({
        Catch: [
          { ErrorEquals: ['Other'], Next: 'T' },
          { ErrorEquals: ['States.ALL'], Next: 'C' },
        ],
      }),
    );
    expect(ran).toMatchObject({
      status: 'SUCCEEDED',
      output: { Error: 'Gone', Cause: expect.stringContaining('made to fail') },
    });
    expect(ran.types).toContain('TaskStateExited');
  });

  it('comes after Retry has given up', async () => {
    failures = ['Busy', 'Busy'];
    const ran = await bench.run(
      flaky({
        Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['Busy'], Next: 'C', Output: 'caught' }],
      }),
    );
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: 'caught', seconds: 1 });
  });

  it('catches an expression that fails', async () => {
    const ran = await bench.run(
      flaky({
        Output: '{% $error("no") %}',
        Catch: [
          {
            ErrorEquals: ['States.QueryEvaluationError'],
            Next: 'C',
            Output: '{% $states.errorOutput.Error %}',
          },
        ],
      }),
    );
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: 'States.QueryEvaluationError' });
  });

  it('fails when its own Output fails', async () => {
    failures = ['Gone'];
    const ran = await bench.run(
      flaky({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C', Output: '{% $nope %}' }] }),
    );
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });
});

describe('data limits', () => {
  it('fails a result that is too large, which States.ALL does not catch', async () => {
    const ran = await bench.run(
      flaky({ Output: '{% $pad("x", 300000) %}', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }),
    );
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

describe('the time of an execution', () => {
  it('ends it as TIMED_OUT', async () => {
    const machine = await bench.create('brief', {
      TimeoutSeconds: 30,
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 60, End: true } },
    });
    const arn = await bench.start(machine);
    await bench.engine.idle();
    expect(await bench.describe(arn)).toMatchObject({
      status: 'TIMED_OUT',
      error: 'States.Timeout',
      seconds: 30,
    });
    expect((await bench.history(arn)).at(-1)!.type).toBe('ExecutionTimedOut');
  });
});
