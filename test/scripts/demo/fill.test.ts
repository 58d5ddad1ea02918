import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { startHost } from '../../../local/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-fill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fill = (data: string): string =>
  execFileSync(process.execPath, ['scripts/demo/fill.ts', '--data', data, '--households', '5'], {
    encoding: 'utf8',
  });

describe('a folder that is filled for the demo', () => {
  const data = join(folder, 'data');

  it('is gone on with in real time: cases of all ages, some of them waiting for people, and one with a stage that failed', async () => {
    expect(fill(data)).toContain('5 cases are in');
    const host = await startHost({ dataDir: data, clock: realClock() });
    try {
      const cases: { case: { status: string; registeredAt: string }; waitsFor: object[] }[] = [];
      for (const office of ['amman', 'beirut', 'nairobi', 'bucharest']) {
        const user = `supervisor.${office}`;
        const { body } = await host.request('GET', '/cases', { user });
        for (const { caseId } of (body as { cases: { caseId: string }[] }).cases)
          cases.push(
            (await host.request('GET', `/cases/${caseId}`, { user })).body as (typeof cases)[number],
          );
      }
      const statuses = cases.map((each) => each.case.status).toSorted();
      expect(statuses.filter((status) => status === 'registered')).toHaveLength(2);
      expect(statuses).toContain('active');
      expect(new Set(cases.map((each) => each.case.registeredAt.slice(0, 10))).size).toBe(5);
      const waiting = cases.flatMap((each) => each.waitsFor);
      expect(waiting).toContainEqual(expect.objectContaining({ kind: 'eligibility-review' }));
      expect(waiting).toContainEqual(expect.objectContaining({ kind: 'failed-stage' }));
    } finally {
      await host.close();
    }
  });

  it('is left alone when it holds data, and nothing half-made stays beside it', () => {
    expect(fill(data)).toContain('holds data already');
    expect(readdirSync(folder)).toEqual(['data']);
  });
});
