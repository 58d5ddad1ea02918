import { afterAll, beforeAll, expect, it } from 'vitest';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { adult, household } from '../fixtures/household.ts';

const WORKER = 'caseworker.amman';
const ASKED = { work: 'eligibility-review', decision: 'recommend', kinds: ['letter'], of: 'household' };

let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock() });
});
afterAll(() => host.close());

async function call(user: string, method: string, path: string, body?: unknown) {
  const answer = await host.request(method, path, { user, ...(body === undefined ? {} : { body }) });
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  return answer.body as Record<string, unknown>;
}
async function waitsFor(caseId: string) {
  await host.idle();
  const { waitsFor: items } = await call(WORKER, 'GET', `/cases/${caseId}`);
  return (items as { workItemId: string; kind: string }[]).map(({ workItemId, kind }) => ({
    workItemId,
    kind,
  }));
}

it('lets a workflow wait at a task until the document is on file that its policy asks for', async () => {
  const policy = { ...shippedPolicy('resettlement', 1), version: 2, documents: [ASKED] };
  for (const admin of ['administrator', 'administrator2'])
    await call(admin, 'PUT', '/policies/resettlement/2', policy);
  const body = household({ members: [adult()], number: 'RRF-WAITS' });
  const caseId = String((await call(WORKER, 'POST', '/cases', { ...body, start: true })).caseId);
  const [item] = await waitsFor(caseId);
  expect(item).toMatchObject({ kind: 'eligibility-review' });
  const decision = `/work-items/${item!.workItemId}/decision`;
  const decide = () => host.request('POST', decision, { user: WORKER, body: RECOMMENDED });
  expect(await decide()).toMatchObject({ status: 400, body: { issues: [{ code: 'documents-needed' }] } });
  expect(await waitsFor(caseId)).toEqual([item]);

  const bytes = Buffer.from('%PDF-1.7 a letter');
  const said = { kind: 'letter', name: 'letter.pdf', bytes: bytes.length };
  const { documentId } = await call(WORKER, 'POST', `/records/${caseId}/documents`, said);
  const path = `/records/${caseId}/documents/${documentId}`;
  const { missing } = await call(WORKER, 'GET', `${path}/upload`);
  const { pathname, search } = new URL((missing as { url: string }[])[0]!.url);
  expect((await host.request('PUT', pathname + search, { body: bytes })).status).toBe(200);
  await call(WORKER, 'POST', `${path}/complete`, {});
  expect((await decide()).status).toBe(200);
  expect(await waitsFor(caseId)).toMatchObject([{ kind: 'eligibility-approval' }]);
});
