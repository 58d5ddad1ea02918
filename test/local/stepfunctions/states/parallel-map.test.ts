import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { functionError, INVOKE, openWorkbench, type Workbench } from '../workbench.ts';

let bench: Workbench;
let underWay = 0;
let most = 0;
beforeEach(async () => {
  underWay = 0;
  most = 0;
  bench = await openWorkbench({
    double: (payload) => (payload as number) * 2,
    failOdd(payload) {
      if ((payload as number) % 2 === 1) throw functionError('Odd');
      return payload;
    },
    async slow(payload) {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay--;
      return payload;
    },
  });
});
afterEach(() => bench.close());

const call = (functionName: string, payload: string) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: { FunctionName: functionName, Payload: payload },
  Output: '{% $states.result.Payload %}',
  End: true,
});
const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });

describe('Parallel', () => {
  it('answers the outputs in the order of the branches', async () => {
    const ran = await bench.run({
      P: {
        Type: 'Parallel',
        Arguments: { n: 3 },
        Branches: [
          branch('A', { Type: 'Wait', Seconds: 5, Output: 'slow', End: true }),
          branch('B', { Type: 'Pass', Output: '{% $states.input.n %}', End: true }),
        ],
        Output: '{% $states.result %}',
        End: true,
      },
    });
    expect(ran).toMatchObject({ output: ['slow', 3], seconds: 5 });
    expect(ran.types.filter((type) => type.startsWith('Parallel'))).toEqual([
      ...['ParallelStateEntered', 'ParallelStateStarted', 'ParallelStateSucceeded', 'ParallelStateExited'],
    ]);
  });

  it('lets branches read outer variables, and keeps theirs to themselves', async () => {
    const ran = await bench.run({
      S: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'P' },
      P: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'A',
            States: {
              A: { Type: 'Pass', Assign: { own: 1 }, Next: 'A2' },
              A2: { Type: 'Pass', Output: '{% $outer & $string($own) %}', End: true },
            },
          },
          branch('B', { Type: 'Pass', Output: '{% $exists($own) %}', End: true }),
        ],
        Next: 'E',
      },
      E: {
        Type: 'Pass',
        Output: { result: '{% $states.input %}', leaked: '{% $exists($own) %}' },
        End: true,
      },
    });
    expect(ran.output).toEqual({ result: ['o1', false], leaked: false });
  });

  it('stops the other branches when one fails, and can catch that', async () => {
    const ran = await bench.run({
      P: {
        Type: 'Parallel',
        Branches: [
          branch('A', { Type: 'Wait', Seconds: 1000, End: true }),
          branch('B', { Type: 'Fail', Error: 'Boom', Cause: 'c' }),
        ],
        Catch: [
          {
            ErrorEquals: ['Boom'],
            Next: 'C',
            Output: '{% $states.errorOutput %}',
            Assign: { why: '{% $states.errorOutput.Error %}' },
          },
        ],
        End: true,
      },
      C: { Type: 'Pass', Output: ['{% $states.input %}', '{% $why %}'], End: true },
    });
    expect(ran).toMatchObject({
      status: 'SUCCEEDED',
      seconds: 0,
      output: [{ Error: 'Boom', Cause: 'c' }, 'Boom'],
    });
    expect(ran.types.slice(2, 9)).toEqual([
      ...[
        'ParallelStateStarted',
        'WaitStateEntered',
        'FailStateEntered',
        'WaitStateAborted',
        'ParallelStateFailed',
      ],
      ...['ParallelStateExited', 'PassStateEntered'],
    ]);
    expect(bench.engine.counters().timers).toBe(0);
  });

  it('retries all of its branches', async () => {
    const ran = await bench.run({
      P: {
        Type: 'Parallel',
        Branches: [branch('A', call('double', '{% 1 %}')), branch('B', { Type: 'Fail', Error: 'Boom' })],
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2, IntervalSeconds: 1, BackoffRate: 1 }],
        End: true,
      },
    });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Boom', seconds: 2 });
    expect(ran.types.filter((type) => type === 'ParallelStateStarted')).toHaveLength(3);
  });
});

describe('Map', () => {
  const over = (processor: object, fields: object = {}) => ({
    M: {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...branch('I', processor) },
      ...fields,
      End: true,
    },
  });

  it('runs its processor for every item, in order', async () => {
    const ran = await bench.run(over(call('double', '{% $states.input %}')), [1, 2, 3]);
    expect(ran.output).toEqual([2, 4, 6]);
  });

  it('makes the input of an iteration by ItemSelector from the context', async () => {
    const fields = {
      Items: '{% $states.input.list %}',
      ItemSelector: {
        v: '{% $states.context.Map.Item.Value %}',
        i: '{% $states.context.Map.Item.Index %}',
        all: '{% $count($states.input.list) %}',
      },
    };
    const ran = await bench.run(over({ Type: 'Pass', End: true }, fields), { list: ['a', 'b'] });
    expect(ran.output).toEqual([
      { v: 'a', i: 0, all: 2 },
      { v: 'b', i: 1, all: 2 },
    ]);
  });

  it('answers an empty list for no items', async () => {
    const ran = await bench.run(over({ Type: 'Pass', End: true }), []);
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: [] });
  });

  it('keeps to MaxConcurrency', async () => {
    await bench.run(
      over(call('slow', '{% $states.input %}'), { MaxConcurrency: 3 }),
      Array.from({ length: 12 }, (_, n) => n),
    );
    expect(most).toBe(3);
  });

  it('has at most 40 iterations under way when MaxConcurrency is not set', async () => {
    const ran = await bench.run(
      over(call('slow', '{% $states.input %}')),
      Array.from({ length: 60 }, (_, n) => n),
    );
    expect(ran.output).toHaveLength(60);
    expect(most).toBe(40);
  });

  it('fails with the error of the first iteration that fails', async () => {
    const ran = await bench.run(over(call('failOdd', '{% $states.input %}')), [2, 3, 4]);
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Odd' });
    expect(ran.types).toContain('MapIterationFailed');
    expect(ran.types).toContain('MapIterationAborted');
    expect(ran.types).toContain('MapStateFailed');
  });

  it.each([
    { ToleratedFailureCount: 2 },
    { ToleratedFailurePercentage: 50 },
    { ToleratedFailureCount: '{% 1 + 1 %}' },
  ])('tolerates failures as %j says', async (fields) => {
    const ran = await bench.run(over(call('failOdd', '{% $states.input %}'), fields), [1, 2, 3, 4]);
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: [2, 4] });
  });

  it('fails when more iterations fail than are tolerated', async () => {
    const ran = await bench.run(
      over(call('failOdd', '{% $states.input %}'), { ToleratedFailureCount: 1 }),
      [1, 2, 3],
    );
    expect(ran.error).toBe('States.ExceedToleratedFailureThreshold');
  });

  it('refuses Items that are not a list', async () => {
    const ran = await bench.run(over({ Type: 'Pass', End: true }), { a: 1 });
    expect(ran.error).toBe('States.QueryEvaluationError');
  });

  it('nests', async () => {
    const inner = {
      Type: 'Map',
      ItemProcessor: branch('J', {
        Type: 'Pass',
        Output: '{% $states.context.Map.Item.Value * 10 %}',
        End: true,
      }),
      End: true,
    };
    expect((await bench.run(over(inner), [[1, 2], [3]])).output).toEqual([[10, 20], [30]]);
  });
});

describe('a branch that fails as another one is ready to go on', () => {
  it('ends the execution, and the engine comes to rest', async () => {
    const branch = (name: string, functionName: string) => ({
      StartAt: name,
      States: {
        [name]: {
          Type: 'Task',
          Resource: `${INVOKE}.waitForTaskToken`,
          Arguments: { FunctionName: functionName, Payload: '{% $states.context.Task.Token %}' },
          Next: `${name}After`,
        },
        [`${name}After`]: { Type: 'Pass', End: true },
      },
    });
    // The answer of one and the failure of the other come before the engine has its next turn.
    const resting = await openWorkbench({
      good: (token) => {
        void resting.engine.call('SendTaskSuccess', { taskToken: token, output: '1' });
        return 1;
      },
      bad: () => {
        throw functionError('Broken');
      },
    });
    const { status } = await resting.run({
      P: { Type: 'Parallel', Branches: [branch('A', 'good'), branch('B', 'bad')], End: true },
    });
    expect(status).toBe('FAILED');
    expect(resting.engine.busy).toBe(false);
    await resting.close();
  });
});
