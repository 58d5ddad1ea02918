import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphOf, START } from '../../console/src/executions/graph.ts';
import { traceOf } from '../../console/src/executions/trace.ts';
import { nextRetry } from '../../console/src/executions/visit.ts';
import { childrenIn } from '../../domain/execution/children.ts';
import type { HistoryEvent } from '../../domain/execution/history-event.ts';
import { isSilent } from '../../domain/execution/silent.ts';
import { realClock } from '../../local/clock.ts';
import { functionError, INVOKE, openWorkbench, type Workbench } from '../local/stepfunctions/workbench.ts';

let bench: Workbench;
let failures: string[];
beforeEach(async () => {
  failures = [];
  bench = await openWorkbench({
    work(payload) {
      const error = failures.shift() ?? (payload === 'bad' ? 'Bad' : undefined);
      if (error) throw functionError(error);
      return payload;
    },
  });
});
afterEach(() => bench.close());

const eventsOf = async (arn: string): Promise<HistoryEvent[]> =>
  (await bench.history(arn)).map(({ timestamp, ...event }) => ({
    ...event,
    at: new Date(timestamp * 1000).toISOString(),
  }));
const task = (Payload: unknown, more: object = {}) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: { FunctionName: 'work', Payload },
  ...more,
});
async function traced(states: object, input: object = {}) {
  const { executionArn, status } = await bench.run(states, input as never);
  return { status, trace: traceOf(await eventsOf(executionArn), status === 'RUNNING') };
}
const statuses = (trace: ReturnType<typeof traceOf>) =>
  Object.fromEntries([...trace].map(([name, { status, visits }]) => [name, `${status} ${visits.length}`]));

describe('what an execution did', () => {
  test('in states one after the other: input, output, times, and what it never reached', async () => {
    const { trace } = await traced(
      {
        A: { Type: 'Pass', Output: { n: 1 }, Next: 'Pause' },
        Pause: { Type: 'Wait', Seconds: 90, Next: 'Which' },
        Which: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Never' }], Default: 'Z' },
        Never: { Type: 'Fail' },
        Z: { Type: 'Succeed' },
      },
      { start: true },
    );
    expect(statuses(trace)).toEqual({
      A: 'succeeded 1',
      Pause: 'succeeded 1',
      Which: 'succeeded 1',
      Z: 'succeeded 1',
    });
    expect(trace.get('A')!.visits[0]).toMatchObject({ input: { start: true }, output: { n: 1 } });
    const [pause] = trace.get('Pause')!.visits;
    expect(Date.parse(pause!.exitedAt!) - Date.parse(pause!.enteredAt)).toBe(90_000);
  });

  test('in attempts: errors, retries, and the one that went well', async () => {
    failures = ['Busy', 'Busy'];
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 5 }];
    const { trace } = await traced({ T: task('x', { Retry, TimeoutSeconds: 60, End: true }) });
    const [visit] = trace.get('T')!.visits;
    expect(visit!.status).toBe('succeeded');
    expect(visit!.attempts.map(({ outcome, error }) => [outcome, error])).toEqual([
      ['failed', 'Busy'],
      ['failed', 'Busy'],
      ['succeeded', undefined],
    ]);
    const [first] = visit!.attempts;
    expect(Date.parse(first!.timesOutAt!) - Date.parse(first!.scheduledAt)).toBe(60_000);
    const once = nextRetry(visit!.attempts.slice(0, 1), Retry);
    expect(once).toEqual({ at: visit!.attempts[1]!.scheduledAt, exact: true });
    const twice = nextRetry(visit!.attempts.slice(0, 2), Retry);
    expect(twice).toEqual({ at: visit!.attempts[2]!.scheduledAt, exact: true });
    expect(nextRetry(visit!.attempts, Retry)).toBeUndefined();
    expect(
      nextRetry(visit!.attempts.slice(0, 2), [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }]),
    ).toBeUndefined();
    expect(nextRetry(visit!.attempts.slice(0, 1), [{ ErrorEquals: ['Other'] }])).toBeUndefined();
  });

  test('when something is caught, fails for good, or goes round', async () => {
    const caught = await traced({
      T: task('bad', { Catch: [{ ErrorEquals: ['Bad'], Next: 'Repair' }], End: true }),
      Repair: { Type: 'Pass', End: true },
    });
    expect(statuses(caught.trace)).toEqual({ T: 'caught 1', Repair: 'succeeded 1' });
    const failed = await traced({ T: task('bad', { End: true }) });
    expect(failed.status).toBe('FAILED');
    expect(failed.trace.get('T')).toMatchObject({ status: 'failed', visits: [{ error: 'Bad' }] });
    const round = await traced(
      {
        Count: { Type: 'Pass', Output: '{% {"n": $states.input.n + 1} %}', Next: 'Enough' },
        Enough: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input.n < 3 %}', Next: 'Count' }],
          Default: 'End',
        },
        End: { Type: 'Fail', Error: 'Over' },
      },
      { n: 0 },
    );
    expect(statuses(round.trace)).toEqual({ Count: 'succeeded 3', Enough: 'succeeded 3', End: 'failed 1' });
    expect(round.trace.get('Count')!.visits.map(({ output }) => output)).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ]);
  });

  test('in the iterations of a Map and the branches of a Parallel', async () => {
    const states = {
      Each: {
        Type: 'Map',
        Items: ['a', 'bad', 'c'],
        ToleratedFailureCount: 1,
        ItemProcessor: {
          StartAt: 'One',
          States: { One: task('{% $states.input %}', { Next: 'Two' }), Two: { Type: 'Pass', End: true } },
        },
        Next: 'Both',
      },
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Left', States: { Left: { Type: 'Wait', Seconds: 60, End: true } } },
          { StartAt: 'Right', States: { Right: task('x', { End: true }) } },
        ],
        End: true,
      },
    };
    const { trace, status } = await traced(states);
    expect(status).toBe('SUCCEEDED');
    expect(statuses(trace)).toMatchObject({
      Each: 'succeeded 1',
      Two: 'succeeded 2',
      Both: 'succeeded 1',
      Left: 'succeeded 1',
      Right: 'succeeded 1',
    });
    const inputs = trace.get('One')!.visits.map(({ input, status: how }) => `${input} ${how}`);
    expect(inputs).toEqual(['a succeeded', 'bad failed', 'c succeeded']);
  });

  test('when a Parallel fails and is caught, the branch beside is stopped', async () => {
    const states = {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 600, End: true } } },
          { StartAt: 'Breaks', States: { Breaks: task('bad', { End: true }) } },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
        End: true,
      },
      After: { Type: 'Pass', End: true },
    };
    const { executionArn } = await bench.run(states);
    const events = await eventsOf(executionArn);
    const trace = traceOf(events, false);
    const upToCatch = events.slice(0, events.findIndex(({ type }) => type === 'ParallelStateExited') + 1);
    expect(traceOf(upToCatch, true).get('Slow')!.status).toBe('stopped');
    expect(statuses(trace)).toEqual({
      Both: 'caught 1',
      Slow: 'stopped 1',
      Breaks: 'failed 1',
      After: 'succeeded 1',
    });
  });
});

describe('an execution under way', () => {
  test('waits for a time, for a child, or for its next retry', async () => {
    await bench.close();
    bench = await openWorkbench(
      {
        work() {
          throw functionError('Busy');
        },
      },
      { clock: realClock() },
    );
    const child = await bench.create('child', {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 600, End: true } },
    });
    const parent = await bench.create('parent', {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          End: true,
          Branches: [
            {
              StartAt: 'Child',
              States: {
                Child: {
                  Type: 'Task',
                  Resource: 'arn:aws:states:::states:startExecution.sync:2',
                  Arguments: { StateMachineArn: child, Name: 'the-child', Input: {} },
                  End: true,
                },
              },
            },
            { StartAt: 'Timed', States: { Timed: { Type: 'Wait', Seconds: 600, End: true } } },
            {
              StartAt: 'Again',
              States: {
                Again: task('x', {
                  Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 600, JitterStrategy: 'FULL' }],
                  End: true,
                }),
              },
            },
          ],
        },
      },
    });
    const arn = await bench.start(parent);
    let events = await eventsOf(arn);
    while (!events.some(({ type }) => type === 'TaskFailed')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      events = await eventsOf(arn);
    }
    const trace = traceOf(events, true);
    expect(statuses(trace)).toEqual({
      Both: 'running 1',
      Child: 'waiting 1',
      Timed: 'waiting 1',
      Again: 'retrying 1',
    });
    const [again] = trace.get('Again')!.visits;
    const retry = nextRetry(again!.attempts, [
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 600, JitterStrategy: 'FULL' },
    ]);
    expect(retry).toMatchObject({ exact: false });
    expect(childrenIn(events)).toMatchObject([
      { state: 'Child', waitedFor: true, arn: expect.stringMatching(/:child:the-child$/) },
    ]);
    const later = new Date(Date.now() + 7_200_000).toISOString();
    expect([
      isSilent(events, later),
      isSilent(
        events.filter(({ id }) => id <= 2),
        later,
      ),
    ]).toEqual([false, true]);
    expect(isSilent(events.slice(0, 2), new Date().toISOString())).toBe(false);
  });
});

test('a definition is drawn with every state once, inside what holds it, and each way once', () => {
  const graph = graphOf({
    StartAt: 'A',
    States: {
      A: { Type: 'Choice', Choices: [{ Next: 'P' }, { Next: 'P' }], Default: 'Z' },
      P: {
        Type: 'Parallel',
        Next: 'Z',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'A' }],
        Branches: [{ StartAt: 'Q', States: { Q: { Type: 'Pass', End: true } } }],
      },
      Z: { Type: 'Succeed' },
    },
  });
  expect(graph.nodes.map(({ id, within, holdsOthers }) => [id, within, holdsOthers])).toEqual([
    [START, undefined, false],
    ['A', undefined, false],
    ['P', undefined, true],
    ['Q', 'P', false],
    ['Z', undefined, false],
  ]);
  expect(graph.edges.map(({ from, to, kind }) => [from, to, kind])).toEqual([
    [START, 'A', 'next'],
    ['A', 'P', 'choice'],
    ['A', 'Z', 'default'],
    ['P', 'Z', 'next'],
    ['P', 'A', 'catch'],
  ]);
});
