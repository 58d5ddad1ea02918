import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BODIES } from '../../domain/webhooks/webhook-event.ts';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { adult, consentsOf } from '../fixtures/household.ts';
import type { Receiver } from '../fixtures/receiver.ts';
import { isSigned, openReceiver } from '../fixtures/receiver.ts';
import { ofFamily } from '../fixtures/surnames.ts';
import { partnersAt } from '../fixtures/webhooks.ts';

const OFFICE = 'nairobi';
let host: Host;
let receiver: Receiver;
let at: ReturnType<typeof partnersAt>;
beforeAll(async () => {
  receiver = await openReceiver();
  const webhookOrigins = [receiver.origin];
  host = await startHost({ dataDir: ':memory:', clock: realClock(), webhookOrigins });
  at = partnersAt(host, OFFICE);
});
afterAll(async () => {
  await host.close();
  await receiver.close();
});

afterEach(async () => {
  await at.endAll();
  receiver.received.splice(0);
});

const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as { type: keyof typeof BODIES });
const about = (caseId: string) => receiver.received.filter(({ body }) => body.includes(caseId));
const typesAbout = (caseId: string) =>
  about(caseId).map(({ body }) => (JSON.parse(body) as { type: string }).type);

/** The example of the document, as somebody would copy it. */
async function exampleOfDocument() {
  const text = readFileSync('docs/partner-systems.md', 'utf8');
  const code = /```js\n(.*?)```/s.exec(text)?.[1] ?? '';
  const module = (await import(
    `data:text/javascript,${encodeURIComponent(`${code}\nexport { isGenuine };`)}`
  )) as {
    isGenuine(headers: object, body: string, secret: string): boolean;
  };
  return module.isGenuine;
}

describe('a webhook', () => {
  it('sends what the example of the document takes for genuine, and nothing else does', async () => {
    const clientId = await at.client();
    const { secret, webhookId } = await at.subscribe(clientId, `${receiver.origin}/hook`);
    await at.admin('POST', `/webhooks/${webhookId}/test`);
    await host.idle();
    const isGenuine = await exampleOfDocument();
    const { headers, body } = receiver.received.at(-1)!;
    const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
    const late = { ...headers, 'webhook-timestamp': '1700000000' };
    expect([
      isGenuine(headers, body, secret),
      isGenuine(headers, `${body} `, secret),
      isGenuine(headers, body, other),
      isGenuine(late, body, secret),
    ]).toEqual([true, false, false, false]);
  });

  it('tells what happens to a case in ids and codes, signed, and is audited as its system', async () => {
    const clientId = await at.client();
    const { secret, webhookId } = await at.subscribe(clientId, `${receiver.origin}/hook`);
    const caseId = await at.register({ start: true });
    await host.idle();
    expect(typesAbout(caseId)).toEqual(
      expect.arrayContaining(['case.opened', 'case.started', 'work-item.opened']),
    );
    for (const body of bodies()) expect(BODIES[body.type].parse(body)).toEqual(body);
    expect(receiver.received.every((one) => isSigned(one, secret))).toBe(true);
    expect(isSigned(receiver.received[0]!, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);
    const sent = receiver.received.map(({ body }) => body).join();
    expect(sent).not.toMatch(/Samira|Yusuf|HOOK-|"number"|birth/);
    const listed = await at.deliveries(webhookId);
    expect(new Set(listed.map(({ status }) => status))).toEqual(new Set(['delivered']));
    expect(listed[0]!.attempts).toMatchObject([{ httpStatus: 204 }]);
    const readings = await host.request('GET', `/cases/${caseId}/readings`, { user: 'auditor' });
    expect(JSON.stringify(readings.body)).toContain(clientId);
  });

  it('tells of work that is decided, of stages that are completed and of a case that closes', async () => {
    const clientId = await at.client();
    await at.subscribe(clientId, `${receiver.origin}/hook`);
    const caseId = await at.register({ start: true });
    await host.idle();
    const supervisor = `supervisor.${OFFICE}`;
    const file = await host.request('GET', `/cases/${caseId}`, { user: supervisor });
    const waits = (file.body as { waitsFor: { workItemId: string; kind: string }[] }).waitsFor;
    const review = waits.find(({ kind }) => kind === 'eligibility-review')!;
    const decide = (workItemId: string, body: object) =>
      host.request('POST', `/work-items/${workItemId}/decision`, { user: supervisor, body });
    expect((await decide(review.workItemId, RECOMMENDED)).status).toBe(200);
    await host.idle();
    const body = { reasonCode: 'changed-plans' };
    await host.request('POST', `/cases/${caseId}/withdraw`, { user: supervisor, body });
    await host.idle();
    const queue = await host.request('GET', '/work-items?limit=100', { user: `supervisor2.${OFFICE}` });
    const approval = (queue.body as { workItems: (typeof waits)[number][] }).workItems.find(
      ({ kind, workItemId }) =>
        kind === 'closure-approval' && workItemId.includes(caseId.replace('case-', '')),
    )!;
    const approve = { decision: 'approve', reasonCode: 'all-stages-completed' };
    const closed = await host.request('POST', `/work-items/${approval.workItemId}/decision`, {
      ...{ user: `supervisor2.${OFFICE}`, body: approve },
    });
    expect(closed.status).toBe(200);
    await host.idle();
    const data = about(caseId).map(({ body: text }) => JSON.parse(text) as { type: string; data: object });
    const completed = data.filter(({ type }) => type === 'stage.completed');
    expect(completed).toMatchObject([{ data: { caseId, stage: 'closure', status: 'completed' } }]);
    expect(data).toContainEqual(
      expect.objectContaining({
        type: 'case.closed',
        data: expect.objectContaining({ caseId, outcome: 'withdrawn' }),
      }),
    );
    const closings = data.filter(({ type }) => type === 'work-item.closed');
    expect(JSON.stringify(closings)).toContain(review.workItemId);
  });

  it('tells nothing beyond its system’s kinds, office, programme and routes', async () => {
    const some = await at.client();
    await at.subscribe(some, `${receiver.origin}/some`, ['case.started']);
    const reunifying = await at.client({ programme: 'family-reunification' });
    await at.subscribe(reunifying, `${receiver.origin}/programme`);
    const elsewhere = await at.client({ office: 'amman' });
    await at.subscribe(elsewhere, `${receiver.origin}/office`);
    const caseId = await at.register();
    await host.idle();
    expect(about(caseId)).toEqual([]);
    const blind = await at.client({ routes: ['ListCases'] });
    expect((await at.subscribe(blind, receiver.origin)).status).toBe(400);
  });

  it('tells nothing of a case that is restricted, nor of one that has become so', async () => {
    const clientId = await at.client();
    const { webhookId } = await at.subscribe(clientId, `${receiver.origin}/hook`);
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'paused' });
    const caseId = await at.register();
    await host.idle();
    expect(await at.deliveries(webhookId)).toMatchObject([{ status: 'held', caseId }]);
    const flag = { kind: 'protection', instruction: 'ask her alone', blocks: [] };
    await host.request('POST', `/cases/${caseId}/flags`, { user: `supervisor.${OFFICE}`, body: flag });
    await host.request('POST', `/cases/${caseId}/start`, { user: `supervisor.${OFFICE}` });
    const resumed = await at.admin('POST', `/webhooks/${webhookId}`, { to: 'active' });
    expect(resumed.body).toMatchObject({ status: 'active', released: 1, more: false });
    await host.idle();
    expect(about(caseId)).toEqual([]);
    expect((await at.deliveries(webhookId)).map(({ status, kind }) => [kind, status])).toEqual([
      ['case.opened', 'withheld'],
    ]);
  });

  it('tells nothing of a household whose data may not be used, since a restriction was granted', async () => {
    const clientId = await at.client();
    const { webhookId } = await at.subscribe(clientId, `${receiver.origin}/hook`);
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'paused' });
    const caseId = await at.register();
    await host.idle();
    const supervisor = { user: `supervisor.${OFFICE}` };
    const asked = {
      right: 'restriction',
      askedBy: 'self',
      channel: 'letter',
      words: 'Stop.',
      askedOn: '2026-01-05',
    };
    const path = `/records/${caseId}/rights`;
    expect((await host.request('POST', path, { ...supervisor, body: asked })).status).toBe(202);
    await host.idle();
    const { body } = await host.request('GET', '/work-items?limit=100', supervisor);
    const { workItems } = body as { workItems: { workItemId: string; kind: string; caseId: string }[] };
    const item = workItems.find((one) => one.kind === 'rights-request' && one.caseId === caseId);
    const decided = await host.request('POST', `/work-items/${item?.workItemId}/decision`, {
      ...{ ...supervisor, body: { decision: 'granted', told: 'letter' } },
    });
    expect(decided.status).toBe(200);
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'active' });
    await host.request('POST', `/cases/${caseId}/start`, supervisor);
    await host.idle();
    expect(about(caseId)).toEqual([]);
    const listed = (await at.deliveries(webhookId)).map(({ status }) => status);
    expect(new Set(listed)).toEqual(new Set(['withheld']));
  });

  it('tells nothing of work about a member whose data may not be used, and goes on to tell of the others', async () => {
    const clientId = await at.client();
    const { webhookId } = await at.subscribe(clientId, `${receiver.origin}/hook`, ['work-item.opened']);
    const members = [adult(), adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' })];
    const caseId = await at.register({ members: ofFamily(members, 900), consents: consentsOf(members) });
    const supervisor = { user: `supervisor.${OFFICE}` };
    const { body } = await host.request('GET', `/cases/${caseId}`, supervisor);
    const [her, other] = (body as { persons: { id: string }[] }).persons.map(({ id }) => id);
    const asks = async (right: string, personId: string | undefined, more = {}) => {
      const said = { askedBy: 'self', channel: 'letter', words: 'Please.', askedOn: '2026-01-05' };
      const request = { ...supervisor, body: { ...said, right, personId, ...more } };
      expect((await host.request('POST', `/records/${caseId}/rights`, request)).status).toBe(202);
      await host.idle();
      const queue = await host.request('GET', '/work-items?limit=100', supervisor);
      const { workItems } = queue.body as { workItems: { workItemId: string; caseId: string }[] };
      return workItems.find((one) => one.caseId === caseId && !known.includes(one.workItemId))!.workItemId;
    };
    const known: string[] = [];
    const grant = (workItemId: string) =>
      host.request('POST', `/work-items/${workItemId}/decision`, {
        ...{ ...supervisor, body: { decision: 'granted', told: 'letter' } },
      });
    expect((await grant(await asks('restriction', her))).status).toBe(200);
    await host.idle();
    receiver.received.splice(0);
    known.push(await asks('correction', her));
    known.push(await asks('correction', other));
    expect(about(caseId).map((one) => JSON.parse(one.body).data.workItemId)).toEqual([known[1]]);
    // One that waits is withheld if its member is restricted meanwhile.
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'paused' });
    known.push(await asks('objection', other, { purpose: 'statistics' }));
    const restricts = await asks('restriction', other);
    expect((await grant(restricts)).status).toBe(200);
    receiver.received.splice(0);
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'active' });
    await host.idle();
    expect(about(caseId)).toEqual([]);
  });

  it('holds its messages while it is paused, takes a test, and sends them when it goes on', async () => {
    const clientId = await at.client();
    const { webhookId, secret } = await at.subscribe(clientId, `${receiver.origin}/hook`, ['case.opened']);
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'paused' });
    const caseId = await at.register();
    const tested = await at.admin('POST', `/webhooks/${webhookId}/test`);
    await host.idle();
    const { deliveryId } = tested.body as { deliveryId: string };
    const test = receiver.received.find(({ headers }) => headers['webhook-id'] === deliveryId)!;
    expect([JSON.parse(test.body).type, isSigned(test, secret)]).toEqual(['webhook.test', true]);
    expect(about(caseId)).toEqual([]);
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'active' });
    await host.idle();
    expect(typesAbout(caseId)).toEqual(['case.opened']);
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'ended' });
    expect((await at.admin('POST', `/webhooks/${webhookId}/test`)).status).toBe(409);
  });

  it('shows its secret once, and signs with both for a while after a change', async () => {
    const clientId = await at.client();
    const first = await at.subscribe(clientId, `${receiver.origin}/hook`, ['case.opened']);
    const renewed = await at.admin('POST', `/webhooks/${first.webhookId}/secret`);
    const { secret } = renewed.body as { secret: string };
    const caseId = await at.register();
    await host.idle();
    const [message] = about(caseId);
    expect([secret === first.secret, isSigned(message!, secret), isSigned(message!, first.secret)]).toEqual([
      ...[false, true, true],
    ]);
    const listed = await at.admin('GET', `/clients/${clientId}/webhooks`);
    expect(JSON.stringify(listed.body)).not.toMatch(/whsec_|salt/);
  });

  it('is the affair of administrators, ends with its system, and is one of ten', async () => {
    const clientId = await at.client();
    const wanted = { url: `${receiver.origin}/hook`, kinds: ['case.opened'] };
    const path = `/clients/${clientId}/webhooks`;
    const supervisor = await host.request('POST', path, { user: `supervisor.${OFFICE}`, body: wanted });
    expect(supervisor.status).toBe(403);
    const made = await Promise.all([at.subscribe(clientId, wanted.url)]);
    for (let more = 1; more < 10; more += 1)
      expect((await at.subscribe(clientId, wanted.url, ['case.closed'])).status).toBe(201);
    expect((await at.subscribe(clientId, wanted.url)).status).toBe(409);
    await at.admin('POST', `/clients/${clientId}/revoke`, { reasonCode: 'partner-left' });
    const caseId = await at.register();
    await host.idle();
    expect(about(caseId)).toEqual([]);
    expect((await at.admin('POST', `/webhooks/${made[0]!.webhookId}/test`)).status).toBe(409);
  });
});
