import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine, StatusChange } from '../../../local/stepfunctions/engine.ts';
import { openEngine } from '../../../local/stepfunctions/engine.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';

let directory = '';
let told: string[];
let listens: (change: StatusChange) => unknown;
let engine: Engine;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'engine-outbox-'));
  told = [];
  listens = ({ name, status }) => told.push(`${name} ${status}`);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await engine.close();
  rmSync(directory, { recursive: true, force: true });
});

const open = async (maxJournalBytes?: number): Promise<Engine> => {
  engine = await openEngine({
    ...{ directory, clock: virtualClock(Date.UTC(2026, 2, 1)) },
    ...(maxJournalBytes === undefined ? {} : { maxJournalBytes }),
    invoke: async () => ({ statusCode: 200, payload: 'null' }),
    onStatusChange: (change) => listens(change),
  });
  return engine;
};
async function machine(): Promise<string> {
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'A',
    States: { A: { Type: 'Wait', Seconds: 60, End: true } },
  });
  const roleArn = 'arn:aws:iam::000000000000:role/any';
  const { stateMachineArn } = await engine.call('CreateStateMachine', { name: 'told', roleArn, definition });
  return String(stateMachineArn);
}
const start = async (stateMachineArn: string, name: string) =>
  engine.call('StartExecution', { stateMachineArn, name });

describe('a change of status', () => {
  it('is told when it is on disk, and not again after a restart', async () => {
    await open();
    await start(await machine(), 'one');
    await engine.idle();
    await engine.close();
    await open();
    await engine.idle();
    expect(told).toEqual(['one RUNNING', 'one SUCCEEDED']);
  });

  it('is told after the restart when the process was killed between the commit and the telling', async () => {
    const victim = join(import.meta.dirname, 'crash', 'told-victim.ts');
    expect(spawnSync(process.execPath, [victim, directory]).signal).toBe('SIGKILL');
    await open();
    await engine.idle();
    expect(told).toContain('one SUCCEEDED');
    expect(told.filter((one) => one === 'one SUCCEEDED')).toHaveLength(1);
    await engine.close();
    told = [];
    await open();
    expect(told).toEqual([]);
  });

  it('is told again when its listener failed: with the next commit, or at the next start', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await open();
    const arn = await machine();
    const listening = listens;
    listens = () => {
      throw new Error('not now');
    };
    await start(arn, 'one');
    await engine.idle();
    listens = listening;
    await start(arn, 'two');
    await engine.idle();
    expect(told).toEqual(expect.arrayContaining(['one RUNNING', 'one SUCCEEDED', 'two RUNNING']));
    listens = () => Promise.reject(new Error('not now either'));
    await start(arn, 'three');
    await engine.idle();
    await engine.close();
    listens = listening;
    told = [];
    await open();
    expect(told).toEqual(['three RUNNING', 'three SUCCEEDED']);
  });

  it('is not told of an execution that the full disk refused', async () => {
    await open(400_000);
    const arn = await machine();
    const names: string[] = [];
    const input = JSON.stringify({ text: 'x'.repeat(20_000) });
    let refused = '';
    for (let index = 0; refused === '' && index < 100; index += 1) {
      const name = `n${index}`;
      await engine.call('StartExecution', { stateMachineArn: arn, name, input }).then(
        () => names.push(name),
        () => (refused = name),
      );
    }
    expect(refused).not.toBe('');
    expect(told.some((one) => one.startsWith(`${refused} `))).toBe(false);
    expect(names.every((name) => told.includes(`${name} RUNNING`))).toBe(true);
  });
});
