import { afterAll, beforeAll, expect, test } from 'vitest';
import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import { reconcile } from '../../lambdas/services/sweep.ts';
import { stateMachineArn } from '../../local/account.ts';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { adult, household } from '../fixtures/household.ts';
import { aSponsor } from './stories.ts';

const OFFICE = 'amman';
const at = () => new Date().toISOString();
let host: Host;

/** A host that never relays: whatever a stream would have told the workflows is lost. */
beforeAll(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const consumers = STREAM_CONSUMERS.filter(({ function: name }) => name !== 'RelayWorkflow');
  host = await startHost({ dataDir: ':memory:', clock: realClock(), lists: { consumers } });
});
afterAll(() => host.close());

async function call(user: string, method: string, path: string, body?: unknown) {
  const answer = await host.request(method, path, {
    user: user.includes('.') ? user : `${user}.${OFFICE}`,
    body,
  } as never);
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  await host.idle();
  return answer.body as Record<string, unknown>;
}
async function statusOf(workflow: string, name: string): Promise<string> {
  const executionArn = `${stateMachineArn(workflow).replace(':stateMachine:', ':execution:')}:${name}`;
  return String((await host.engine.call('DescribeExecution', { executionArn })).status);
}
const stop = (workflow: string, name: string) =>
  host.engine.call('StopExecution', {
    executionArn: `${stateMachineArn(workflow).replace(':stateMachine:', ':execution:')}:${name}`,
  });
/** What is found and repaired, twice: nothing is left to repair the second time. */
async function repaired(owner: string): Promise<string[]> {
  const found = await reconcile(owner, at());
  await host.idle();
  expect((await reconcile(owner, at())).map(({ problem }) => problem)).toEqual([]);
  expect(found.every((one) => one.repaired)).toBe(true);
  return found.map(({ problem }) => problem);
}
const itemsOf = async (caseId: string) => {
  const view = await call('supervisor', 'GET', `/cases/${caseId}`);
  return view.waitsFor as { workItemId: string; kind: string }[];
};
async function started(): Promise<string> {
  const { caseId } = await call('caseworker', 'POST', '/cases', household({ office: OFFICE }));
  await call('caseworker', 'POST', `/cases/${String(caseId)}/start`);
  return String(caseId);
}

test('a case without execution is started, by the reconciler or by whoever starts it again', async () => {
  const first = await started();
  await expect(statusOf('resettlement-case', `${first}-1`)).rejects.toThrow();
  expect(await repaired(first)).toEqual(['missing']);
  expect(await statusOf('resettlement-case', `${first}-1`)).toBe('RUNNING');
  const second = await started();
  await call('caseworker', 'POST', `/cases/${second}/start`);
  expect(await statusOf('resettlement-case', `${second}-1`)).toBe('RUNNING');
});

test('a held case is not started by the reconciler nor by whoever starts it again; who may see both is asked', async () => {
  const known = household({ office: OFFICE });
  await call('caseworker', 'POST', '/cases', known);
  const again = { ...household({ office: 'nairobi', destinationOffice: 'oslo' }), number: known.number };
  const { caseId: id } = await call('caseworker.nairobi', 'POST', '/cases', { ...again, start: true });
  const caseId = String(id);
  expect(await repaired(caseId)).toEqual(['missing']);
  expect(await statusOf('case-attention', `${caseId}-question`)).toBe('RUNNING');
  await call('caseworker.nairobi', 'POST', `/cases/${caseId}/start`);
  await expect(statusOf('resettlement-case', `${caseId}-1`)).rejects.toThrow();
  const { stuck } = await call('supervisor.nairobi', 'GET', '/executions/stuck?limit=50');
  expect(stuck).toEqual([]);
});

test('a held case whose question ended without an answer is asked about again', async () => {
  const known = household({ office: OFFICE });
  const first = await call('caseworker', 'POST', '/cases', known);
  const again = { ...household({ office: 'nairobi', destinationOffice: 'oslo' }), number: known.number };
  const { caseId } = await call('caseworker.nairobi', 'POST', '/cases', { ...again, start: true });
  const name = `${caseId}-question`;
  const input = { caseId: first.caseId, stage: 'closure', kind: 'stalled-work', subject: 'x/y', context: {} };
  await host.engine.call('StartExecution', {
    ...{ stateMachineArn: stateMachineArn('case-attention'), name, input: JSON.stringify(input) },
  });
  await host.idle();
  await stop('case-attention', name);
  expect(await repaired(String(caseId))).toEqual(['missing']);
  expect(await statusOf('case-attention', `${name}-again-1`)).toBe('RUNNING');
  const { stuck } = await call('supervisor.nairobi', 'GET', '/executions/stuck?limit=50');
  expect(stuck).toEqual([]);
});

test('an office that was to be asked whether it shows who a candidate is, is asked', async () => {
  const brother = { sex: 'm' as const, birthDate: '1990-06-07', birthPlace: 'هرات', motherName: 'پروین' };
  const members = [adult({ name: 'رستم فاضل', ...brother })];
  const there = household({ office: 'nairobi', destinationOffice: 'lyon', members });
  await call('caseworker.nairobi', 'POST', '/cases', there);
  const sought = {
    name: 'Rostam Fazel',
    relationship: 'brother' as const,
    sex: 'm' as const,
    birthYear: 1990,
  };
  const seeking = {
    members: [adult({ name: 'Zahra Fazel', motherName: 'Parwin' })],
    tracing: [{ seeker: 0, sought }],
  };
  const { caseId: id } = await call(
    'caseworker',
    'POST',
    '/cases',
    household({ office: OFFICE, ...seeking }),
  );
  const caseId = String(id);
  expect((await reconcile(caseId, at())).map(({ problem }) => problem)).toEqual(['tracing']);
  await host.idle();
  expect(await repaired(caseId)).toEqual(['missing']);
  const { workItems } = await call('tracing.nairobi', 'GET', '/work-items?limit=50');
  expect((workItems as { kind: string }[]).map(({ kind }) => kind)).toContain('identity-sharing');
});

test('an execution that ended before its case is followed by the next run', async () => {
  const caseId = await started();
  await repaired(caseId);
  await stop('resettlement-case', `${caseId}-1`);
  await host.idle();
  const found = await reconcile(caseId, at());
  expect(found).toMatchObject([{ problem: 'ended', repaired: true }]);
  expect(await repaired(caseId)).toEqual(['missing']);
  expect(await statusOf('resettlement-case', `${caseId}-2`)).toBe('RUNNING');
});

test('an execution that waits on an item that is decided is told', async () => {
  const caseId = await started();
  await repaired(caseId);
  const [item] = await itemsOf(caseId);
  const view = await call('caseworker', 'GET', `/work-items/${item!.workItemId}`);
  expect(view.kind).toBe('eligibility-review');
  await call('caseworker', 'POST', `/work-items/${item!.workItemId}/decision`, RECOMMENDED);
  expect(await repaired(caseId)).toEqual(['untold']);
  expect((await itemsOf(caseId)).map(({ kind }) => kind)).toEqual(['eligibility-approval']);
});

test('an open item whose execution is gone is waited for again', async () => {
  const caseId = await started();
  await repaired(caseId);
  const rounds = { 'follow-up-action': [86_400, 86_400, 86_400] };
  const input = { caseId, rounds, kind: 'follow-up-action', subject: '24h/housing' };
  const name = `${caseId}-1-follow-up-1-x`;
  await host.engine.call('StartExecution', {
    ...{ stateMachineArn: stateMachineArn('follow-up-action'), name, input: JSON.stringify(input) },
  });
  await host.idle();
  await stop('follow-up-action', name);
  await host.idle();
  expect(await repaired(caseId)).toEqual(['unheard']);
  expect(await statusOf('follow-up-action', `${name}-again-1`)).toBe('RUNNING');
});

test('what is stuck is listed for a supervisor until it is repaired', async () => {
  const caseId = await started();
  const listed = async () => {
    const { stuck } = await call('supervisor', 'GET', '/executions/stuck?limit=50');
    return (stuck as { caseId: string; problem: string }[]).filter((one) => one.caseId === caseId);
  };
  expect(await listed()).toMatchObject([{ problem: 'missing', workItemId: null }]);
  await repaired(caseId);
  expect(await listed()).toEqual([]);
  const [item] = await itemsOf(caseId);
  await call('caseworker', 'POST', `/work-items/${item!.workItemId}/decision`, RECOMMENDED);
  expect(await listed()).toMatchObject([{ problem: 'untold', workItemId: item!.workItemId }]);
});

test('a vetting that nothing looks after is taken up', async () => {
  const { sponsorId } = await call('sponsorship.toronto', 'POST', '/sponsors', aSponsor({}));
  expect(await repaired(String(sponsorId))).toEqual(['vetting']);
  expect(await statusOf('sponsor-vetting', `vetting-${String(sponsorId)}-1`)).toBe('RUNNING');
});
