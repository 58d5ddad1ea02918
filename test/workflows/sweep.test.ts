import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case/case.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { askAboutLeft, reconcile, sweep } from '../../lambdas/services/sweep.ts';
import { stateMachineArn } from '../../local/account.ts';
import { realClock } from '../../local/clock.ts';
import { OPERATIONS, run } from '../../local/dynamodb/operations.ts';
import type { NativeItem } from '../../local/dynamodb/values.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { adult, household } from '../fixtures/household.ts';
import { aSponsor } from './stories.ts';

const OFFICE = 'nairobi';
const at = () => new Date().toISOString();
let host: Host;

/** A host that relays nothing at all: whatever a stream would have led to has not happened. */
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock(), lists: { consumers: [] } });
});
afterAll(() => host.close());

async function call(user: string, method: string, path: string, body?: unknown) {
  const answer = await host.request(method, path, { user: `${user}.${OFFICE}`, body } as never);
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  return answer.body as Record<string, unknown>;
}
let names = 0;
async function registered(over: Parameters<typeof household>[0] = {}): Promise<string> {
  names += 1;
  const name = `Samira ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[names % 26]}${'abcdefghij'[Math.floor(names / 26)]}ddad`;
  const body = household({ office: OFFICE, members: [adult({ name })], ...over });
  return String((await call('caseworker', 'POST', '/cases', body)).caseId);
}
async function started(over: Parameters<typeof household>[0] = {}): Promise<string> {
  const caseId = await registered(over);
  await call('caseworker', 'POST', `/cases/${caseId}/start`);
  return caseId;
}
const problems = async (owner: string) => (await reconcile(owner, at())).map(({ problem }) => problem);
async function statusOf(workflow: string, name: string): Promise<string> {
  const executionArn = `${stateMachineArn(workflow).replace(':stateMachine:', ':execution:')}:${name}`;
  return String((await host.engine.call('DescribeExecution', { executionArn })).status);
}
const request = (operation: 'GetItem' | 'PutItem' | 'Query', more: object) =>
  run(host.table.service, OPERATIONS, operation, { TableName: host.table.name, ...more });
async function itemsOf(caseId: string): Promise<NativeItem[]> {
  const { Items } = (await request('Query', {
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': `CASE#${caseId}` },
  })) as { Items: NativeItem[] };
  return Items;
}
/** Changes what is stored past the store, as a fault would. */
async function damage(caseId: string, type: string, fields: NativeItem): Promise<NativeItem> {
  const item = (await itemsOf(caseId)).find((one) => one.type === type)!;
  await request('PutItem', { Item: { ...item, ...fields } });
  return item;
}
const workOf = async (caseId: string, kind: string) => {
  const { waitsFor } = await call('supervisor', 'GET', `/cases/${caseId}`);
  return (waitsFor as { workItemId: string; kind: string }[]).filter((item) => item.kind === kind);
};
const settle = (workItemId: string, decision: string) =>
  call('supervisor', 'POST', `/work-items/${workItemId}/decision`, { decision });
/** A case whose open item nobody waits for, and that no start brings back. */
async function stalled(): Promise<string> {
  const caseId = await started();
  expect(await problems(caseId)).toEqual(['missing']);
  await host.idle();
  await damage(caseId, 'work-item', { token: 'a token that nobody gave' });
  return caseId;
}

describe('the reconciler', () => {
  it('starts the execution of a tracing request that never had one', async () => {
    const sought = { name: 'Yusuf Karim', relationship: 'brother', sex: 'm', birthYear: 1990 } as const;
    const caseId = await started({ tracing: [{ seeker: 0, sought }] });
    expect((await problems(caseId)).sort()).toEqual(['missing', 'tracing']);
    const { tracing } = await call('supervisor', 'GET', `/cases/${caseId}`);
    const [{ id }] = tracing as [TracingRequest];
    expect(await statusOf('family-tracing', id)).toBe('RUNNING');
    await host.idle();
    expect(await problems(caseId)).toEqual([]);
  });

  it('moves a tracing request to where the reunification is that came from it', async () => {
    const sought = { name: 'Amal Karim', relationship: 'sister', sex: 'f', birthYear: 1991 } as const;
    const seeker = await started({ tracing: [{ seeker: 0, sought }] });
    const joined = await started({ programme: 'family-reunification' });
    await problems(seeker);
    await problems(joined);
    await host.idle();
    await damage(seeker, 'tracing-request', {
      status: 'reunification-agreed',
      reunificationCaseId: joined,
    });
    const linked: Case['linked'] = [{ caseId: seeker, because: 'reunification' }];
    await damage(joined, 'case', {
      status: 'closed',
      closing: { outcome: 'reunified', reasonCode: 'arrived' },
      linked,
    } as never);
    expect(await problems(joined)).toContain('reunification');
    const request = (await itemsOf(seeker)).find(({ type }) => type === 'tracing-request');
    expect(request).toMatchObject({ status: 'closed', outcome: 'reunified' });
    expect(await problems(joined)).not.toContain('reunification');
  });

  it('opens work for a supervisor about what it cannot put right, once for each fault', async () => {
    const caseId = await stalled();
    const [found] = await reconcile(caseId, at());
    expect(found).toMatchObject({ problem: 'unheard', repaired: false });
    await host.idle();
    const [item, ...more] = await workOf(caseId, 'stalled-work');
    expect(more).toEqual([]);
    const view = await call('supervisor', 'GET', `/work-items/${item!.workItemId}`);
    expect(view).toMatchObject({ role: 'supervisor', context: { fault: 'unheard' } });
    await problems(caseId);
    await host.idle();
    expect(await workOf(caseId, 'stalled-work')).toHaveLength(1);
  });

  it('asks again when it was said to be put right and is not, and not when nothing is missing', async () => {
    const caseId = await stalled();
    for (const decision of ['put-right', 'nothing-missing']) {
      await problems(caseId);
      await host.idle();
      const [item] = await workOf(caseId, 'stalled-work');
      await settle(item!.workItemId, decision);
      // Nothing relays here: the decision itself is told by the reconciler.
      expect(await problems(caseId)).toContain('untold');
      await host.idle();
    }
    await problems(caseId);
    await host.idle();
    expect(await workOf(caseId, 'stalled-work')).toEqual([]);
  });

  it('opens work about what was set aside and is left, once for each consumer', async () => {
    const caseId = await started();
    await problems(caseId);
    const left = [{ owner: caseId, consumer: 'FollowChanges' }];
    await askAboutLeft(left, at());
    await host.idle();
    await askAboutLeft(left, at());
    await host.idle();
    const [item, ...more] = await workOf(caseId, 'stalled-work');
    expect(more).toEqual([]);
    const view = await call('supervisor', 'GET', `/work-items/${item!.workItemId}`);
    expect(view.context).toEqual({ fault: 'set-aside', concerns: 'FollowChanges' });
  });

  it('asks about an opening of a case in an emergency that nobody was asked to review', async () => {
    const caseId = await started();
    await problems(caseId);
    await host.idle();
    const user = 'caseworker.beirut';
    const body = { reasonCode: 'life-in-danger' };
    const opened = await host.request('POST', `/cases/${caseId}/break-glass`, { user, body });
    expect([opened.status, opened.body]).toEqual([201, opened.body]);
    expect(await problems(caseId)).toContain('missing');
    await host.idle();
    expect(await workOf(caseId, 'access-review')).toHaveLength(1);
  });
});

describe('what was asked about and ended before the question was there', () => {
  it('is asked again', async () => {
    const caseId = await started();
    await problems(caseId);
    await host.idle();
    const body = { reasonCode: 'life-in-danger' };
    const opened = await host.request('POST', `/cases/${caseId}/break-glass`, {
      user: 'caseworker.beirut',
      body,
    });
    expect(opened.status).toBe(201);
    const { id } = (await itemsOf(caseId)).find(({ type }) => type === 'access-grant')!;
    const [machine, name] = [stateMachineArn('case-attention'), String(id)];
    const input = JSON.stringify({ caseId: 'case-00000000000000000000' });
    await host.engine.call('StartExecution', { stateMachineArn: machine, name, input });
    const executionArn = `${machine.replace(':stateMachine:', ':execution:')}:${name}`;
    await host.engine.call('StopExecution', { executionArn });
    expect(await problems(caseId)).toEqual(['missing']);
    await host.idle();
    expect(await workOf(caseId, 'access-review')).toHaveLength(1);
    expect(await problems(caseId)).toEqual([]);
  });
});

describe('a sweep', () => {
  it('reaches every case of every office, page after page, also where nothing ever ran', async () => {
    const cases: string[] = [];
    for (let index = 0; index < 55; index += 1) cases.push(await started());
    await sweep();
    const statuses = await Promise.all(cases.map((id) => statusOf('resettlement-case', `${id}-1`)));
    expect(new Set(statuses)).toEqual(new Set(['RUNNING']));
  });

  it('goes on after a case that it cannot read', async () => {
    const [broken, sound] = [await started(), await started()];
    await damage(broken, 'case', { schema: 99 });
    await sweep([broken, sound]);
    await expect(statusOf('resettlement-case', `${broken}-1`)).rejects.toThrow();
    expect(await statusOf('resettlement-case', `${sound}-1`)).toBe('RUNNING');
  });
});

describe('a document that is about to expire', () => {
  const add = async (caseId: string, expiresOn: string): Promise<string> => {
    const bytes = Buffer.from('%PDF-1.7 a passport');
    const said = { kind: 'passport', name: 'p.pdf', bytes: bytes.length, expiresOn };
    const { documentId } = await call('caseworker', 'POST', `/records/${caseId}/documents`, said);
    const path = `/records/${caseId}/documents/${documentId}`;
    const { missing } = await call('caseworker', 'GET', `${path}/upload`);
    const [part] = missing as { url: string }[];
    const { pathname, search } = new URL(part!.url);
    const sent = await host.request('PUT', pathname + search, { body: bytes });
    expect(sent.status).toBe(200);
    await call('caseworker', 'POST', `${path}/complete`, {});
    return path;
  };
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('becomes work about a sponsor as well', async () => {
    const officer = 'sponsorship.toronto';
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await host.request(method, path, { user: officer, body } as never);
      expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
      return answer.body as Record<string, unknown>;
    };
    const { sponsorId } = await ask('POST', '/sponsors', aSponsor({ name: 'Expiring Group' }));
    const bytes = Buffer.from('%PDF-1.7 a check');
    const said = { kind: 'background-check', name: 'c.pdf', bytes: bytes.length, expiresOn: inDays(20) };
    const { documentId } = await ask('POST', `/records/${sponsorId}/documents`, said);
    const path = `/records/${sponsorId}/documents/${documentId}`;
    const { missing } = await ask('GET', `${path}/upload`);
    const { pathname, search } = new URL((missing as { url: string }[])[0]!.url);
    expect((await host.request('PUT', pathname + search, { body: bytes })).status).toBe(200);
    await ask('POST', `${path}/complete`, {});
    await sweep([String(sponsorId)]);
    await host.idle();
    const { workItems } = await ask('GET', '/work-items?limit=100');
    const [item] = (workItems as { workItemId: string; kind: string }[]).filter(
      ({ kind }) => kind === 'expiring-document',
    );
    const form = { decision: 'not-needed', reasonCode: 'no-longer-needed' };
    await ask('POST', `/work-items/${item!.workItemId}/decision`, form);
  });

  it('becomes work once, which is done when a newer one is on file', async () => {
    const caseId = await registered();
    await add(caseId, inDays(300));
    await sweep([caseId]);
    await host.idle();
    expect(await workOf(caseId, 'expiring-document')).toEqual([]);
    const next = await registered();
    await add(next, inDays(30));
    for (const _twice of [1, 2]) {
      await sweep([next]);
      await host.idle();
    }
    const [item, ...more] = await workOf(next, 'expiring-document');
    expect(more).toEqual([]);
    const decide = (user: string) =>
      host.request('POST', `/work-items/${item!.workItemId}/decision`, {
        user: `${user}.${OFFICE}`,
        body: { decision: 'renewed' },
      });
    expect(await decide('caseworker')).toMatchObject({
      status: 400,
      body: { issues: [{ code: 'document-on-file' }] },
    });
    await add(next, inDays(900));
    expect((await decide('caseworker')).status).toBe(200);
    await sweep([next]);
    await host.idle();
    expect(await workOf(next, 'expiring-document')).toEqual([]);
  });
});

describe('an appointment of tomorrow', () => {
  it('is told to the household by text message, once, and again when it is moved', async () => {
    const caseId = await registered();
    const soon = new Date(Date.now() + 20 * 3_600_000).toISOString();
    const when = { day: soon.slice(0, 10), time: soon.slice(11, 16), timeZone: 'UTC', minutes: 30 };
    const remind = { phone: '+962791234567', language: 'en' };
    const said = { ...when, place: 'Room 7', staff: [], remind };
    const path = `/cases/${caseId}/appointments`;
    const planned = await call('caseworker', 'POST', path, { ...said, kind: 'interview', personIds: [] });
    const told = () => host.sms.messages().filter(({ text }) => text.includes('Room'));
    for (const _twice of [1, 2]) await sweep([caseId]);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatchObject({ to: '+962791234567', text: expect.stringContaining(when.time) });
    await call('caseworker', 'POST', `${path}/${planned.appointmentId}`, { ...said, place: 'Room 8' });
    await sweep([caseId]);
    expect(told()).toHaveLength(2);
  });
});
