import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweep } from '../../lambdas/services/sweep.ts';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { adult, household } from '../fixtures/household.ts';

let host: Host;

/** A host that relays nothing at all: no execution of a started case begins until the table is compared. */
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock(), lists: { consumers: [] } });
});
afterAll(() => host.close());

async function call(user: string, method: string, path: string, body?: unknown) {
  const answer = await host.request(method, path, { user, body } as never);
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  return answer.body as Record<string, unknown>;
}
interface Run {
  at: string;
  looked: number;
  found: number;
  findings: { caseId: string; problem: string; executionId: string; repaired: boolean }[];
}
const runsAt = async (office: string) =>
  (await call(`supervisor.${office}`, 'GET', '/executions/reconciliations')).reconciliations as Run[];

it('a supervisor reads what a comparison found at the own office, and what it mended, and nobody else does', async () => {
  const body = household({ office: 'amman', members: [adult()] });
  const caseId = String((await call('caseworker.amman', 'POST', '/cases', body)).caseId);
  await call('caseworker.amman', 'POST', `/cases/${caseId}/start`);
  await sweep(undefined, '2026-03-10T09:00:00.000Z');
  await sweep(undefined, '2026-03-10T10:00:00.000Z');
  const [after, before, ...more] = await runsAt('amman');
  expect(more).toEqual([]);
  expect(before).toMatchObject({ at: '2026-03-10T09:00:00.000Z', looked: 1, found: 1 });
  expect(before!.findings).toEqual([
    { caseId, problem: 'missing', executionId: `resettlement-case.${caseId}-1`, repaired: true },
  ]);
  expect(after).toEqual({ at: '2026-03-10T10:00:00.000Z', looked: 1, found: 0, findings: [] });
  expect(await runsAt('nairobi')).toEqual([]);
  const refused = await host.request('GET', '/executions/reconciliations', { user: 'caseworker.amman' });
  expect(refused.status).toBe(403);
});

it('reads them page by page, newest first', async () => {
  const page = await call('supervisor.amman', 'GET', '/executions/reconciliations?limit=1');
  const { cursor } = page as { cursor: string };
  const next = await call('supervisor.amman', 'GET', `/executions/reconciliations?limit=1&cursor=${cursor}`);
  expect([page, next].map(({ reconciliations }) => (reconciliations as Run[])[0]!.at)).toEqual([
    '2026-03-10T10:00:00.000Z',
    '2026-03-10T09:00:00.000Z',
  ]);
});
