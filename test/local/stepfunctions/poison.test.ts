import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { INVOKE, openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench({
    deep: () => JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`),
    dead: () => new Promise(() => {}),
    noop: () => null,
  });
});
afterEach(() => bench.close());

const expression = (text: string) => ({ A: { Type: 'Pass', Output: `{% ${text} %}`, End: true } });

describe('expressions out of hand', () => {
  it.each([
    ['loops for ever', '($f := function($x) { $f($x + 1) }; $f(1))'],
    ['recurses without end', '($f := function($x) { 1 + $f($x + 1) }; $f(1))'],
    ['makes a huge list', '[1..9999999]'],
    ['doubles a text without end', '($f := function($t) { $f($t & $t) }; $f("xxxxxxxxxx"))'],
    ['backtracks without end', '$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)'],
    ['evaluates text', '$eval("1")'],
    ['throws', '$error("mine")'],
    ['answers a function', 'function($x) { $x }'],
    ['asks for too long a range', '$range(1, 100000, 1)'],
  ])('fails one that %s, and the next one works', async (_what, text) => {
    expect(await bench.run(expression(text))).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
    expect((await bench.run(expression('$sum([1, 2])'))).output).toBe(3);
  });
});

describe('machines out of hand', () => {
  const spin = {
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
    C: { Type: 'Succeed' },
  };

  it('ends one that spins at 25,000 events', async () => {
    const ran = await bench.run(spin);
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(ran.cause).toContain('25000');
    expect(ran.events).toHaveLength(25_000);
    expect(ran.events.at(-1)!.type).toBe('ExecutionFailed');
  });

  it('does not keep others waiting meanwhile', async () => {
    const machine = await bench.create('spin', { StartAt: 'A', States: spin });
    const quick = await bench.create('quick', { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
    // Both stand in the queue before the first turn: how fast the machine is decides nothing.
    const [spinning, arn] = await Promise.all([bench.start(machine), bench.start(quick)]);
    await bench.engine.idle();
    const ended = bench.changes.filter(({ status }) => status !== 'RUNNING');
    expect(ended.map(({ executionArn, status }) => [executionArn, status])).toEqual([
      [arn, 'SUCCEEDED'],
      [spinning, 'FAILED'],
    ]);
  });

  it('runs thousands of branches', async () => {
    const Branches = Array.from({ length: 3000 }, (_, n) => ({
      StartAt: `B${n}`,
      States: { [`B${n}`]: { Type: 'Pass', Output: n, End: true } },
    }));
    const ran = await bench.run({ P: { Type: 'Parallel', Branches, End: true } });
    expect(ran.output).toEqual(Branches.map((_, n) => n));
  });

  it('refuses to begin a Map that has more items than a history has events', async () => {
    const ItemProcessor = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };
    const ran = await bench.run({ M: { Type: 'Map', Items: '{% [1..30000] %}', ItemProcessor, End: true } });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('fails data that nests deeper and deeper', async () => {
    const states = {
      A: { Type: 'Pass', Output: { a: '{% $states.input %}' }, Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
      C: { Type: 'Succeed' },
    };
    expect(await bench.run(states)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('fails a variable that is too large', async () => {
    const ran = await bench.run({ A: { Type: 'Pass', Assign: { v: '{% $pad("x", 270000) %}' }, End: true } });
    expect(ran.error).toBe('States.DataLimitExceeded');
  });
});

describe('functions out of hand', () => {
  const call = (FunctionName: string) => ({
    T: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName, Payload: {} }, End: true },
  });

  it('fails an answer that nests too deep', async () => {
    expect(await bench.run(call('deep'))).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });

  it('does not wait for a dead function with the work of the others', async () => {
    const other = await openWorkbench(
      { dead: () => new Promise(() => {}), noop: () => null },
      { clock: realClock() },
    );
    const dead = await other.create('dead', { StartAt: 'T', States: call('dead') });
    for (let n = 0; n < 200; n++) await other.start(dead);
    const arn = await other.start(await other.create('noop', { StartAt: 'T', States: call('noop') }));
    await expect.poll(async () => (await other.describe(arn)).status).toBe('SUCCEEDED');
    expect(other.engine.counters().callsInFlight).toBe(200);
    await other.close();
  });
});
