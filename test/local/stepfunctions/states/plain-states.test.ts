import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detailsOf, openWorkbench, type Workbench } from '../workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

describe('Pass', () => {
  it('passes its input on', async () => {
    const ran = await bench.run({ A: { Type: 'Pass', End: true } }, { n: 1 });
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: { n: 1 } });
  });

  it('computes Output, keeping what is not an expression', async () => {
    const ran = await bench.run(
      {
        A: {
          Type: 'Pass',
          Output: { twice: '{% $states.input.n * 2 %}', list: [1, '{% $states.input.n %}'], plain: 'x' },
          End: true,
        },
      },
      { n: 4 },
    );
    expect(ran.output).toEqual({ twice: 8, list: [1, 4], plain: 'x' });
  });

  it('shows values assigned in a state from the next state on', async () => {
    const ran = await bench.run({
      A: { Type: 'Pass', Assign: { n: 1 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { n: '{% $n + 1 %}', old: '{% $n %}' }, Output: '{% $n %}', Next: 'C' },
      C: {
        Type: 'Pass',
        Output: { seen: '{% $states.input %}', n: '{% $n %}', old: '{% $old %}' },
        End: true,
      },
    });
    expect(ran.output).toEqual({ seen: 1, n: 2, old: 1 });
    const exited = ran.events.find((event) => event.type === 'PassStateExited');
    expect(exited?.stateExitedEventDetails).toMatchObject({ name: 'A', assignedVariables: { n: '1' } });
  });

  it('fails the execution when an expression answers nothing', async () => {
    const ran = await bench.run({
      A: { Type: 'Pass', Output: { x: '{% $states.input.nope %}' }, End: true },
    });
    expect(ran.status).toBe('FAILED');
    expect(ran.error).toBe('States.QueryEvaluationError');
    expect(ran.cause).toBe(
      "An error occurred while executing the state 'A' (entered at the event id #2). " +
        "The JSONata expression '$states.input.nope' specified for the field 'Output/x' returned nothing (undefined).",
    );
    expect(ran.types).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'EvaluationFailed',
      'ExecutionFailed',
    ]);
    expect(detailsOf(ran.events, 'EvaluationFailed')).toMatchObject({ location: 'Output/x', state: 'A' });
  });
});

describe('Succeed and Fail', () => {
  it('ends with the Output of Succeed', async () => {
    const ran = await bench.run({ A: { Type: 'Succeed', Output: '{% $states.input.a %}' } }, { a: [1] });
    expect(ran).toMatchObject({ status: 'SUCCEEDED', output: [1] });
    expect(ran.types.slice(1)).toEqual(['SucceedStateEntered', 'SucceedStateExited', 'ExecutionSucceeded']);
  });

  it('fails with a computed Error and Cause', async () => {
    const ran = await bench.run(
      { A: { Type: 'Fail', Error: '{% "E" & $states.input %}', Cause: 'because' } },
      'x',
    );
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Ex', cause: 'because' });
    expect(ran.types).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed']);
  });

  it('does not take a number for an Error', async () => {
    const ran = await bench.run({ A: { Type: 'Fail', Error: '{% 1 + 1 %}' } });
    expect(ran.error).toBe('States.QueryEvaluationError');
  });
});

describe('Choice', () => {
  const choice = {
    A: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'B', Output: 'large', Assign: { size: 3 } },
        { Condition: '{% $states.input.n > 5 %}', Next: 'B', Output: 'middling', Assign: { size: 2 } },
      ],
      Default: 'B',
      Output: 'small',
      Assign: { size: 1 },
    },
    B: { Type: 'Pass', Output: ['{% $states.input %}', '{% $size %}'], End: true },
  };

  it.each([
    [20, 'large', 3],
    [7, 'middling', 2],
    [1, 'small', 1],
  ])('takes the first rule that is true (n = %d: %s)', async (n, word, size) => {
    expect((await bench.run(choice, { n })).output).toEqual([word, size]);
  });

  it('fails when no rule is true and there is no Default', async () => {
    const ran = await bench.run({
      A: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'B' }] },
      B: { Type: 'Succeed' },
    });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  it('fails when a Condition is not a boolean', async () => {
    const ran = await bench.run({
      A: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'B' }] },
      B: { Type: 'Succeed' },
    });
    expect(ran.error).toBe('States.QueryEvaluationError');
    expect(ran.cause).toContain('Choices[0]/Condition');
  });
});

describe('Wait', () => {
  it.each([
    ['Seconds', { Seconds: 90 }, 90],
    ['computed Seconds', { Seconds: '{% $states.input.s %}' }, 30],
    ['Timestamp', { Timestamp: '2026-03-01T00:02:00Z' }, 120],
    ['computed Timestamp', { Timestamp: '{% $fromMillis($toMillis($now()) + 5000) %}' }, 5],
    ['a Timestamp that is past', { Timestamp: '2020-01-01T00:00:00Z' }, 0],
  ])('waits by %s', async (_what, fields, seconds) => {
    const ran = await bench.run({ A: { Type: 'Wait', ...fields, End: true } }, { s: 30 });
    expect(ran).toMatchObject({ status: 'SUCCEEDED', seconds });
  });

  it.each([
    { Seconds: '{% -1 %}' },
    { Seconds: '{% 1.5 %}' },
    { Seconds: '{% "x" %}' },
    { Timestamp: '{% "tomorrow" %}' },
  ])('refuses %j', async (fields) => {
    const ran = await bench.run({ A: { Type: 'Wait', ...fields, End: true } });
    expect(ran.error).toBe('States.QueryEvaluationError');
  });
});
