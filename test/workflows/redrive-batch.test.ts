import { afterAll, beforeAll, expect, it } from 'vitest';
import { stateMachineArn } from '../../local/account.ts';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { adult, household } from '../fixtures/household.ts';

let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock() });
});
afterAll(() => host.close());

const SUPERVISOR = 'supervisor.amman';
async function call(user: string, method: string, path: string, body?: unknown) {
  const answer = await host.request(method, path, { user, body } as never);
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  return answer.body as Record<string, unknown>;
}

/** A case whose execution an operator stopped from outside: nothing carries it any more. */
async function stopped(office: string, name: string): Promise<string> {
  const body = { ...household({ office, members: [adult({ name })] }), start: true };
  const caseId = String((await call(`caseworker.${office}`, 'POST', '/cases', body)).caseId);
  await host.idle();
  const arn = stateMachineArn('resettlement-case').replace(':stateMachine:', ':execution:');
  await host.engine.call('StopExecution', { executionArn: `${arn}:${caseId}-1`, error: 'Lost' });
  return caseId;
}
async function through(user: string, executions: readonly string[]) {
  const { batchId } = await call(user, 'POST', '/batches', { act: 'redrive', executions });
  await host.idle();
  const { items } = await call(user, 'GET', `/batches/${String(batchId)}`);
  return (items as { executionId: string; state: string; why?: string; item: null }[]).map(
    ({ executionId, state, why, item }) => [executionId, why ?? state, item],
  );
}

it('executions that failed go on together, each looked at again and written to the audit of its case', async () => {
  const cases = [await stopped('amman', 'Samira Haddad'), await stopped('amman', 'Leila Nasser')];
  const elsewhere = await stopped('nairobi', 'Amina Warsame');
  const [one, two, foreign] = [...cases, elsewhere].map((caseId) => `resettlement-case.${caseId}-1`);
  const never = `resettlement-case.${cases[0]}-7`;
  expect(await through(SUPERVISOR, [one!, two!, foreign!, never])).toEqual([
    [one, 'done', null],
    [two, 'done', null],
    [foreign, 'NotFound', null],
    [never, 'NotFound', null],
  ]);
  for (const caseId of cases) {
    const { status } = await call(SUPERVISOR, 'GET', `/executions/resettlement-case.${caseId}-1`);
    expect(status).toBe('RUNNING');
    const { entries } = await call(SUPERVISOR, 'GET', `/cases/${caseId}/audit`);
    const acts = (entries as { actor: { id: string }; facts: { act: string }[] }[]).flatMap(
      ({ actor, facts }) => facts.filter(({ act }) => act === 'execution.redriven').map(() => actor.id),
    );
    expect(acts).toEqual([SUPERVISOR]);
  }
  // What runs is left alone.
  expect(await through(SUPERVISOR, [one!])).toEqual([[one, 'WrongState', null]]);
});

it('is for supervisors, and for executions or work items but not for both', async () => {
  const executions = [`resettlement-case.case-${'0'.repeat(20)}-1`];
  const items = [{ workItemId: `item-${'0'.repeat(20)}-${'0'.repeat(20)}`, version: 1 }];
  const tried = async (user: string, body: object) =>
    (await host.request('POST', '/batches', { user, body })).status;
  expect(await tried('caseworker.amman', { act: 'redrive', executions })).toBe(403);
  for (const body of [
    { act: 'redrive', items },
    { act: 'redrive' },
    { act: 'claim' },
    { act: 'claim', executions },
    { act: 'claim', items, executions },
  ])
    expect(await tried(SUPERVISOR, body)).toBe(409);
});
