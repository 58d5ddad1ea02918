import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Demo, DemoOptions } from '../../../scripts/demo/run.ts';
import { endedWell, runDemo } from '../../../scripts/demo/run.ts';

const silent = () => ({ imported() {}, progress() {} });
const run = (more: Partial<DemoOptions> = {}) =>
  runDemo({ intake: 'samples/intake.json', seed: 7, households: 4, ...more }, silent);
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo', () => {
  let first: Demo;
  let second: Demo;
  let kept: Demo;
  beforeAll(async () => {
    first = await run();
    second = await run({ idKey: 'another key for the ids of a demo in memory' });
    kept = await run({ data: join(folder, 'data') });
  }, 1_200_000);

  it('brings every household to its end', () => {
    expect(first.summary.cases).toMatchObject({ open: [] });
    expect(first.summary.cases.closed).toBe(first.summary.cases.total);
    expect(first.summary.cases.closed).toBeGreaterThanOrEqual(4);
    expect([first.counted.executions.failed, first.counted.executions.timedOut]).toEqual([0, 0]);
    expect(endedWell(first)).toBe(true);
  });

  it('leaves no personal value in what operators can read', () => {
    const { values, executions, logLines, found } = first.privacy;
    expect([...found]).toEqual([]);
    expect(values).toBeGreaterThan(600);
    expect(executions).toBeGreaterThan(20);
    expect(logLines).toBeGreaterThan(100);
  });

  it('tells the same of one seed, to the last figure, whatever the key of its ids', () => {
    for (const other of [second, kept]) {
      expect(JSON.stringify(other.summary)).toBe(JSON.stringify(first.summary));
      // How changes are gathered into batches depends on how fast they come, and reading a group of the index of
      // persons, which hashes their ids, costs a unit and a call more or less. Sealed records are made smaller, some ids by
      // a few bytes more than others, and a record just below a kilobyte costs a unit less.
      const about = [
        'readUnits',
        'writeUnits',
        'storeCalls',
        'lambdaInvocations',
        'lambdaGbSeconds',
      ] as const;
      for (const name of about)
        expect(Math.abs(other.counted.usage[name] / first.counted.usage[name] - 1)).toBeLessThan(0.01);
      const same = Object.fromEntries(about.map((name) => [name, first.counted.usage[name]]));
      expect({ ...other.counted, usage: { ...other.counted.usage, ...same } }).toEqual(first.counted);
      expect(other.told).toEqual(first.told);
    }
  });

  it('does not end well with a case open, an execution failed, a chain broken or a value found', () => {
    const { summary, counted, privacy } = first;
    const open = [{ caseId: 'case-1', status: 'active', waitsFor: [] }];
    const spoilt: Demo[] = [
      { ...first, summary: { ...summary, cases: { ...summary.cases, open } } },
      { ...first, summary: { ...summary, brokenChains: 1 } },
      { ...first, counted: { ...counted, executions: { ...counted.executions, failed: 1 } } },
      { ...first, privacy: { ...privacy, found: new Map([['a name', 'the log']]) } },
    ];
    expect(spoilt.map(endedWell)).toEqual([false, false, false, false]);
  });
});
