import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { openEngine } from '../../../local/stepfunctions/engine.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { INVOKE, openWorkbench, ROLE } from './workbench.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'engine-journal-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const file = () => join(directory, 'executions.sqlite');
const open = () =>
  openEngine({ directory, clock: realClock(), invoke: async () => ({ statusCode: 200, payload: 'null' }) });
const ask = {
  A: {
    Type: 'Task',
    Resource: `${INVOKE}.waitForTaskToken`,
    Arguments: { FunctionName: 'keep', Payload: '{% $states.context.Task.Token %}' },
    End: true,
  },
};

describe('a journal that is opened again', () => {
  it('keeps tokens, variables and timers', async () => {
    let token = '';
    const keep = (payload: unknown) => (token = payload as string);
    const first = await openWorkbench({ keep }, { directory, clock: realClock() });
    const states = {
      V: { Type: 'Pass', Assign: { v: 42 }, Next: 'A' },
      A: { ...ask.A, End: undefined, Next: 'Z' },
      Z: { Type: 'Pass', Output: ['{% $v %}', '{% $states.input %}'], End: true },
    };
    const arn = await first.start(await first.create('ask', { StartAt: 'V', States: states }));
    await expect.poll(() => token).not.toBe('');
    await first.close();
    const second = await openWorkbench({ keep }, { directory, clock: realClock() });
    await second.engine.call('SendTaskSuccess', { taskToken: token, output: '"later"' });
    await second.engine.idle();
    expect(await second.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: [42, 'later'] });
    await second.close();
  });

  it('lets a virtual clock go on from the time it had come to', async () => {
    const first = await openWorkbench({}, { directory, clock: virtualClock(0) });
    await first.run({ W: { Type: 'Wait', Seconds: 1000, End: true } });
    await first.close();
    const clock = virtualClock(0);
    const second = await openWorkbench({}, { directory, clock });
    expect(clock.now()).toBe(1_000_000);
    await second.close();
  });

  it('repeats a call that was in flight, with the same payload', async () => {
    const first = await openWorkbench(
      { hang: () => new Promise(() => {}) },
      { directory, clock: realClock() },
    );
    const T = {
      Type: 'Task',
      Resource: INVOKE,
      Arguments: { FunctionName: 'hang', Payload: '{% $uuid() %}' },
      Output: '{% $states.result.Payload %}',
      End: true,
    };
    const arn = await first.start(await first.create('hang', { StartAt: 'T', States: { T } }));
    await expect.poll(() => first.calls.length).toBe(1);
    await first.close();
    const second = await openWorkbench({ hang: (payload) => payload }, { directory, clock: realClock() });
    await second.engine.idle();
    expect(await second.describe(arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: first.calls[0]!.payload,
    });
    expect((await second.history(arn)).filter(({ type }) => type === 'TaskScheduled')).toHaveLength(1);
    await second.close();
  });
});

describe('a journal that cannot be trusted', () => {
  async function refused(): Promise<string> {
    const before = readFileSync(file());
    const error = await open().then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.name).toBe('JournalRefused');
    expect(readFileSync(file()).equals(before)).toBe(true);
    return error!.message;
  }
  async function makeJournal(): Promise<void> {
    const engine = await open();
    for (let n = 0; n < 20; n++) {
      const definition = JSON.stringify({
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: { A: { Type: 'Pass', End: true } },
      });
      const { stateMachineArn } = await engine.call('CreateStateMachine', {
        name: `m${n}`,
        roleArn: ROLE,
        definition,
      });
      await engine.call('StartExecution', { stateMachineArn });
    }
    await engine.close();
  }

  it('is refused when it is of a newer format', async () => {
    await makeJournal();
    const database = new DatabaseSync(file());
    database.exec('PRAGMA user_version = 2');
    database.close();
    expect(await refused()).toContain('has format 2, this program reads format 1');
  });

  it('is refused when it is another program’s', async () => {
    const database = new DatabaseSync(file());
    database.exec('CREATE TABLE t (x)');
    database.close();
    expect(await refused()).toContain('is not a journal of this engine');
  });

  it.each([
    ['is not a database', (bytes: Buffer) => bytes.fill('no database ', 0, 200)],
    ['has pages of noise', (bytes: Buffer) => bytes.fill(0xa5, 3 * 4096, 9 * 4096)],
    ['is cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4096 * 3)],
  ])('is refused when it %s', async (_what, damage) => {
    await makeJournal();
    writeFileSync(file(), damage(readFileSync(file())));
    expect(await refused()).toMatch(/is damaged \(.+\)\. The engine does not start on part of it/);
  });

  it('is refused to a second engine', async () => {
    const engine = await open();
    await expect(open()).rejects.toMatchObject({
      name: 'JournalRefused',
      message: expect.stringContaining('in use by another engine'),
    });
    await engine.close();
  });
});

describe('a disk that is full', () => {
  it('refuses new work, keeps what is running, and goes on when there is room', async () => {
    let token = '';
    let calls = 0;
    const invoke = async ({ payload }: { payload: string }) => {
      calls++;
      token = JSON.parse(payload) as string;
      return { statusCode: 200, payload: 'null' };
    };
    const small = await openEngine({ directory, clock: realClock(), invoke, maxJournalBytes: 600_000 });
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', States: ask });
    const { stateMachineArn } = await small.call('CreateStateMachine', {
      name: 'ask',
      roleArn: ROLE,
      definition,
    });
    const { executionArn } = await small.call('StartExecution', { stateMachineArn, name: 'kept' });
    await expect.poll(() => token).not.toBe('');
    const kept = token;
    const accepted: string[] = ['kept'];
    const error = await (async () => {
      for (let n = 0; ; n++) {
        try {
          await small.call('StartExecution', {
            stateMachineArn,
            name: `n${n}`,
            input: JSON.stringify('x'.repeat(50_000)),
          });
          accepted.push(`n${n}`);
        } catch (reason) {
          return reason as Error;
        }
      }
    })();
    expect(error).toMatchObject({
      name: 'ServiceUnavailable',
      message: expect.stringContaining('no new work is accepted'),
    });
    expect(await small.call('DescribeExecution', { executionArn: executionArn! })).toMatchObject({
      status: 'RUNNING',
    });
    await small.close();
    expect(calls).toBeLessThanOrEqual(accepted.length);
    const roomy = await openEngine({ directory, clock: realClock(), invoke });
    const { executions } = await roomy.call('ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' });
    expect((executions as { name: string }[]).map(({ name }) => name).sort()).toEqual(accepted.sort());
    await roomy.call('SendTaskSuccess', { taskToken: kept, output: '1' });
    await expect.poll(() => roomy.counters().succeeded).toBe(1);
    await roomy.close();
  });
});
