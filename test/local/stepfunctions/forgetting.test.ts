import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../local/stepfunctions/engine.ts';
import { openEngine } from '../../../local/stepfunctions/engine.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { ROLE } from './workbench.ts';

const START = Date.UTC(2026, 2, 1);
const EVER = Date.UTC(2030, 0, 1);
const FILE = 'executions.sqlite';

let directory = '';
let engine: Engine;
const open = async (): Promise<Engine> => {
  engine = await openEngine({
    ...{ directory, clock: virtualClock(START) },
    invoke: async () => ({ statusCode: 200, payload: 'null' }),
  });
  return engine;
};
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'engine-forget-'));
});
afterEach(async () => {
  await engine.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Executions with a large input; all have ended. */
async function ended(many: number): Promise<string[]> {
  const definition = JSON.stringify({
    ...{ QueryLanguage: 'JSONata', StartAt: 'A' },
    States: { A: { Type: 'Pass', End: true } },
  });
  const machine = { name: 'forgotten', roleArn: ROLE, definition };
  const { stateMachineArn } = await engine.call('CreateStateMachine', machine);
  const arns: string[] = [];
  for (let index = 0; index < many; index += 1) {
    const input = JSON.stringify({ index, text: 'x'.repeat(20_000) });
    const started = await engine.call('StartExecution', { stateMachineArn, name: `e-${index}`, input });
    arns.push(String(started.executionArn));
  }
  await engine.idle();
  return arns;
}
const describeOne = (executionArn: string) => engine.call('DescribeExecution', { executionArn });
const size = (): number => statSync(join(directory, FILE)).size;

describe('a journal', () => {
  it('forgets what ended, keeps the rest, and gives the space back to the disk', async () => {
    await open();
    const arns = await ended(40);
    engine.giveBack();
    const before = size();
    expect(engine.endedBefore(START, '', 100)).toEqual([]);
    const found = engine.endedBefore(EVER, '', 100);
    expect(found).toEqual(arns.toSorted());
    expect(engine.endedBefore(EVER, found[10]!, 5)).toEqual(found.slice(11, 16));
    expect(engine.forget(found.slice(0, 35))).toBe(35);
    engine.giveBack();
    expect(size()).toBeLessThan(before / 4);
    await expect(describeOne(found[0]!)).rejects.toThrow('Does Not Exist');
    expect(await describeOne(found[39]!)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('gives no number out twice, whatever it has forgotten', async () => {
    await open();
    engine.forget(await ended(3));
    await engine.close();
    await open();
    const [again = ''] = await ended(1);
    await engine.close();
    const journal = new DatabaseSync(join(directory, FILE));
    const { num } = journal.prepare('SELECT num FROM executions WHERE arn = ?').get(again) as { num: number };
    expect(num).toBe(4);
    for (const table of ['history', 'payloads', 'frames'])
      expect(journal.prepare(`SELECT * FROM ${table} WHERE execution < 4`).all()).toEqual([]);
    journal.close();
    await open();
  });

  it('does not forget what is running', async () => {
    await open();
    const definition = JSON.stringify({
      ...{ QueryLanguage: 'JSONata', StartAt: 'A' },
      States: {
        A: {
          ...{ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', End: true },
          Arguments: { FunctionName: 'f', Payload: { token: '{% $states.context.Task.Token %}' } },
        },
      },
    });
    const machine = { name: 'waiting', roleArn: ROLE, definition };
    const { stateMachineArn } = await engine.call('CreateStateMachine', machine);
    const { executionArn } = await engine.call('StartExecution', { stateMachineArn, name: 'w' });
    await engine.idle();
    expect(engine.endedBefore(EVER, '', 10)).toEqual([]);
    expect(engine.forget([String(executionArn)])).toBe(0);
    expect(await describeOne(String(executionArn))).toMatchObject({ status: 'RUNNING' });
  });

  it('from before, which could not give anything back, is arranged for it once', async () => {
    await open();
    const arns = await ended(40);
    await engine.close();
    const journal = new DatabaseSync(join(directory, FILE));
    journal.exec('PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM');
    journal.close();
    await open();
    const before = size();
    engine.forget(arns.slice(0, 39));
    engine.giveBack();
    expect(size()).toBeLessThan(before / 4);
    expect(await describeOne(arns[39]!)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('killed while it forgets has forgotten everything it was asked to or nothing', async () => {
    const victim = join(import.meta.dirname, 'crash', 'forget-victim.ts');
    for (const when of ['before', 'after']) {
      expect(spawnSync(process.execPath, [victim, directory, when]).signal).toBe('SIGKILL');
      await open();
      expect(engine.endedBefore(EVER, '', 100)).toHaveLength(when === 'before' ? 20 : 5);
      await engine.close();
      rmSync(directory, { recursive: true });
    }
    await open();
  });
});
