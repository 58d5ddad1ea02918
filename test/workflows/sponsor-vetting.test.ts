import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { checkChain } from '../../domain/audit/chain.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { openStore } from '../../lambdas/adapters/store.ts';
import { theTable } from '../../lambdas/services/the-store.ts';
import { stateMachineArn } from '../../local/account.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import type { DemoHost } from '../../scripts/demo/demo-host.ts';
import { startDemoHost } from '../../scripts/demo/demo-host.ts';
import { aSponsor } from './stories.ts';

const START = '2026-03-02T08:00:00.000Z';
const OFFICER = 'sponsorship.toronto';
const YEAR_MS = 365 * 86_400_000;

interface Row {
  workItemId: string;
  kind: string;
  caseId: string | null;
  sponsor: { sponsorId: string; name: string | null } | null;
  openedAt: string;
  dueAt: string;
  escalatedAt?: string;
}
interface Answer {
  status: number;
  body: Record<string, unknown>;
}
interface Execution {
  name: string;
  status: string;
  startDate: number;
  stopDate?: number;
}

let host: DemoHost;
let calls = 0;
const seen: Record<string, unknown> = {};
const ids: Record<string, string> = {};

async function call(user: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { 'idempotency-key': `vetting-${calls++}` };
  const answer = await host.request(method, path, { user, body, headers });
  return { status: answer.status, body: answer.body as Answer['body'] };
}

const read = async (name: string): Promise<Sponsor> =>
  (await call(OFFICER, 'GET', `/sponsors/${ids[name]}`)).body.sponsor as Sponsor;

/** The work that waits about a sponsor, as its officers' queue shows it. */
async function waiting(name: string, user = OFFICER, query = 'role=sponsorship-officer'): Promise<Row[]> {
  const { body } = await call(user, 'GET', `/work-items?limit=100&${query}`);
  return (body.workItems as Row[]).filter(({ sponsor }) => sponsor?.sponsorId === ids[name]);
}
async function decide(name: string, form: object, user = OFFICER): Promise<Answer> {
  const [row] = await waiting(name);
  return call(user, 'POST', `/work-items/${row?.workItemId}/decision`, form);
}
const vet = (name: string, adults: object[]) =>
  call(OFFICER, 'POST', `/sponsors/${ids[name]}/vetting`, { adults });
const stand = (name: string, to: string) =>
  call(OFFICER, 'POST', `/sponsors/${ids[name]}/standing`, { to, reasonCode: 'no-longer-willing' });

/** On the day, at noon, as staff would. */
const on = (day: string, act: () => Promise<unknown>): void => {
  host.clock.at(Date.parse(`${day}T12:00:00.000Z`), () => void host.clock.hold(act));
};
const keep = (day: string, name: string, look: () => Promise<unknown>): void =>
  on(day, async () => {
    seen[name] = await look();
  });

const clear = (name: string, validUntil: string) => ({
  ...{ name, check: 'clear', checkedOn: '2026-02-01', validUntil },
});
async function register(name: string, adults: object[], email = 'group@example.org'): Promise<void> {
  const body = { ...aSponsor({ name: `Group ${name}`, email }), adults };
  ids[name] = String((await call(OFFICER, 'POST', '/sponsors', body)).body.sponsorId);
}

/** The last mail to an address comes back. */
async function bounceFor(email: string): Promise<void> {
  const { messages } = (await (await fetch(`${host.url}/dev/mailbox`)).json()) as {
    messages: { id: string; to: string[] }[];
  };
  const last = messages.find(({ to }) => to.includes(email));
  const body = JSON.stringify({ kind: 'bounce' });
  await fetch(`${host.url}/dev/mailbox/${last?.id}/feedback`, { method: 'POST', body });
}

async function executionsOf(name: string): Promise<Execution[]> {
  const page = await host.engine.call('ListExecutions', {
    stateMachineArn: stateMachineArn('sponsor-vetting'),
    maxResults: 1000,
  });
  const all = page.executions as unknown as Execution[];
  return all.filter((one) => one.name.includes(ids[name]!)).sort((a, b) => a.startDate - b.startDate);
}
const chainOf = (name: string): Promise<AuditEntry[]> => openStore(theTable()).readAudit(ids[name]!, 0, 200);
const actsOf = async (name: string): Promise<string[]> =>
  (await chainOf(name)).flatMap(({ facts }) => facts.map(({ act }) => act));

async function theYears(): Promise<void> {
  await register('two', [clear('Ana Ilieva', '2026-08-01'), clear('Boris Iliev', '2027-03-01')]);
  await register('early', [clear('Vesna Kos', '2026-07-01')]);
  await register('nobody', [clear('Petar Kos', '2026-07-01')]);
  await register('gone', [clear('Darko Kos', '2026-07-01')]);
  await register('long', [clear('Elena Kos', '2029-06-01')]);
  await register('fresh', [{ name: 'Filip Kos' }]);
  await register('bounced', [clear('Goran Kos', '2026-07-01')], 'silent@example.org');
  const adultIds = async (name: string) => (await read(name)).adults.map(({ id }) => id);

  keep('2026-03-03', 'fresh asked', () => waiting('fresh'));
  on('2026-03-04', async () => {
    const [adultId] = await adultIds('fresh');
    const dates = { checkedOn: '2026-03-04', validUntil: '2026-12-01' };
    seen['fresh refused'] = await decide('fresh', { decision: 'checked', adultIds: [], ...dates });
    seen['fresh foreign'] = await decide(
      'fresh',
      { decision: 'not-renewed', reasonCode: 'moved-away' },
      'supervisor.amman',
    );
    seen['fresh decided'] = await decide('fresh', { decision: 'checked', adultIds: [adultId], ...dates });
  });
  on('2026-10-10', async () => {
    seen['fresh again'] = await waiting('fresh');
    await decide('fresh', { decision: 'not-renewed', reasonCode: 'moved-away' });
  });

  on('2026-04-01', async () => {
    const [adultId] = await adultIds('early');
    await vet('early', [{ adultId, check: 'clear', checkedOn: '2026-04-01', validUntil: '2027-05-01' }]);
  });
  keep('2026-06-01', 'early not asked', () => waiting('early'));
  on('2027-03-10', async () => {
    seen['early asked'] = await waiting('early');
    await stand('early', 'revoked');
  });

  keep('2026-06-01', 'two before', () => waiting('two'));
  on('2026-06-03', async () => {
    seen['two asked'] = await waiting('two');
    const [row] = await waiting('two');
    seen['two form'] = (await call(OFFICER, 'GET', `/work-items/${row?.workItemId}`)).body;
    seen['two counted'] = (await call(OFFICER, 'GET', '/work-items/counts')).body;
    seen['two claimed'] = await call(OFFICER, 'POST', `/work-items/${row?.workItemId}/claim`);
    seen['two mine'] = await waiting('two', OFFICER, 'role=sponsorship-officer&view=mine');
    const [ana] = await adultIds('two');
    await vet('two', [{ adultId: ana, check: 'clear', checkedOn: '2026-06-03', validUntil: '2028-08-01' }]);
    seen['two renewed'] = [await waiting('two'), await read('two')];
  });
  keep('2026-12-30', 'two still', () => waiting('two'));
  on('2027-01-01', async () => {
    seen['two second'] = await waiting('two');
    await decide('two', { decision: 'not-renewed', reasonCode: 'no-longer-willing' });
    seen['two suspended'] = await read('two');
  });

  keep('2026-05-03', 'nobody asked', () => waiting('nobody'));
  keep('2026-06-02', 'nobody escalated', () => waiting('nobody', 'supervisor.toronto', 'escalated=true'));
  keep('2026-07-01', 'nobody on the last day', () => read('nobody'));
  keep('2026-07-02', 'nobody ended', async () => [await read('nobody'), await waiting('nobody')]);
  on('2026-07-20', async () => {
    const dates = { checkedOn: '2026-07-19', validUntil: '2026-12-31' };
    const form = { decision: 'checked', adultIds: await adultIds('nobody'), ...dates };
    await decide('nobody', form, 'supervisor.toronto');
    seen['nobody renewed'] = await read('nobody');
  });
  on('2026-11-20', () => stand('nobody', 'suspended'));

  on('2026-05-10', async () => {
    const [row] = await waiting('gone');
    await stand('gone', 'revoked');
    seen['gone item'] = (await call(OFFICER, 'GET', `/work-items/${row?.workItemId}`)).body;
    seen['gone waiting'] = await waiting('gone');
  });

  on('2029-05-01', () => stand('long', 'revoked'));

  on('2026-05-03', () => bounceFor('silent@example.org'));
  on('2026-05-05', async () => {
    const rows = await waiting('bounced');
    seen['bounced work'] = rows;
    const failed = rows.find(({ kind }) => kind === 'contact-failed');
    const path = `/work-items/${failed?.workItemId}`;
    seen['bounced form'] = (await call(OFFICER, 'GET', path)).body;
    seen['bounced decided'] = await call(OFFICER, 'POST', `${path}/decision`, { decision: 'contacted' });
    seen.bounced = await read('bounced');
    await stand('bounced', 'suspended');
  });
}

beforeAll(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  host = await startDemoHost(virtualClock(Date.parse(START)));
  await host.clock.hold(theYears);
  await host.idle();
});
afterAll(() => host?.close());

const days = (rows: unknown): string[] => (rows as Row[]).map(({ openedAt }) => openedAt.slice(0, 10));

describe('the vetting of a sponsor', () => {
  test('becomes work of the officers when its first check is to be renewed, about the sponsor and no case', () => {
    expect(seen['two before']).toEqual([]);
    expect(seen['two asked']).toMatchObject([
      {
        kind: 'sponsor-vetting',
        caseId: null,
        sponsor: { sponsorId: ids.two, name: 'Group two' },
        openedAt: '2026-06-02T00:00:00.000Z',
        dueAt: '2026-07-02T00:00:00.000Z',
      },
    ]);
    expect(seen['two form']).toMatchObject({
      ...{ caseId: null, caseNumber: null, status: 'open' },
      sponsor: { sponsorId: ids.two, adults: [{ name: 'Ana Ilieva' }, { name: 'Boris Iliev' }] },
    });
    expect(seen['two counted']).toMatchObject({ queues: [{ role: 'sponsorship-officer' }] });
    expect(seen['two claimed']).toMatchObject({ status: 200 });
    expect(seen['two mine']).toHaveLength(1);
  });

  test('is done by what renews the check, and comes again when the next adult’s ends', () => {
    const [left, sponsor] = seen['two renewed'] as [Row[], Sponsor];
    expect(left).toEqual([]);
    expect(sponsor.vetting).toEqual({ status: 'active', validUntil: '2027-03-01' });
    expect(seen['two still']).toEqual([]);
    expect(days(seen['two second'])).toEqual(['2026-12-31']);
    expect(seen['two suspended']).toMatchObject({
      vetting: { status: 'suspended', reasonCode: 'no-longer-willing' },
    });
  });

  test('is asked for at once of who registered without one, by officers of its office, for named adults', () => {
    expect(days(seen['fresh asked'])).toEqual(['2026-03-02']);
    expect(seen['fresh refused']).toMatchObject({ status: 400 });
    // Of work of another office nobody is told that it exists.
    expect(seen['fresh foreign']).toMatchObject({ status: 404 });
    expect(seen['fresh decided']).toMatchObject({ status: 200, body: { decision: 'checked' } });
    expect(days(seen['fresh again'])).toEqual(['2026-10-02']);
  });

  test('that is renewed before anybody is asked is asked for a year later', () => {
    expect(seen['early not asked']).toEqual([]);
    expect(days(seen['early asked'])).toEqual(['2027-03-02']);
  });

  test('that nobody renews is reminded of, escalates, and ends with its last day', async () => {
    expect(days(seen['nobody asked'])).toEqual(['2026-05-02']);
    expect(seen['nobody escalated']).toMatchObject([{ escalatedAt: '2026-06-01T00:00:00.000Z' }]);
    expect(seen['nobody on the last day']).toMatchObject({ vetting: { status: 'active' } });
    const [ended, left] = seen['nobody ended'] as [Sponsor, Row[]];
    expect(ended.vetting).toEqual({ status: 'pending', validUntil: '2026-07-01' });
    expect(left).toHaveLength(1);
    expect(seen['nobody renewed']).toMatchObject({ vetting: { status: 'active', validUntil: '2026-12-31' } });
    const acts = await actsOf('nobody');
    expect(acts.filter((act) => act !== 'work-item.reattached').slice(0, 6)).toEqual([
      'sponsor.registered',
      'sponsor.vetting-due',
      'work-item.opened',
      'work-item.reminded',
      'work-item.escalated',
      'work-item.escalated',
    ]);
    expect(acts.filter((act) => act === 'sponsor.vetting-ended')).toHaveLength(1);
  });

  test('tells officers and sponsor once that it is to be renewed, and the officers that it ended', async () => {
    const { body } = await call(OFFICER, 'GET', `/notices?about=${ids.nobody}&limit=100`);
    const told = (body.notices as { template: string; to: { kind: string; role?: string }; at: string }[])
      .filter(({ template }) => template === 'sponsor-vetting')
      .map(({ to, at }) => `${at.slice(0, 10)} ${to.role ?? to.kind}`)
      .sort();
    expect(told).toEqual([
      '2026-05-02 sponsor',
      '2026-05-02 sponsorship-officer',
      '2026-07-02 sponsorship-officer',
      '2026-11-01 sponsor',
      '2026-11-01 sponsorship-officer',
    ]);
  });

  test('news of which come back are work about the sponsor, and stop the channel', () => {
    const rows = seen['bounced work'] as Row[];
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['contact-failed', 'sponsor-vetting']);
    expect(seen['bounced form']).toMatchObject({
      ...{ kind: 'contact-failed', caseId: null, sponsor: { sponsorId: ids.bounced } },
      context: { status: 'bounced', channel: 'email' },
    });
    expect(seen['bounced decided']).toMatchObject({ status: 200 });
    expect(seen.bounced).toMatchObject({ contact: { stopped: [{ channel: 'email', because: 'bounced' }] } });
  });

  test('of a revoked sponsor is nobody’s work any more', async () => {
    expect(seen['gone item']).toMatchObject({ status: 'cancelled' });
    expect(seen['gone waiting']).toEqual([]);
    expect((await executionsOf('gone')).map(({ status }) => status)).not.toContain('RUNNING');
  });

  test('is looked after for years by executions that each end within one, and that carry ids alone', async () => {
    const runs = await executionsOf('long');
    expect(runs.length).toBeGreaterThan(3);
    for (const { stopDate, startDate } of runs) expect((stopDate! - startDate) * 1000).toBeLessThan(YEAR_MS);
    expect(runs.slice(0, -1).every(({ status }) => status === 'SUCCEEDED')).toBe(true);
    for (const name of Object.keys(ids))
      for (const { status } of await executionsOf(name)) expect(['SUCCEEDED', 'ABORTED']).toContain(status);
  });

  test('leaves a chain that holds, without a name', async () => {
    for (const name of Object.keys(ids)) {
      const chain = await chainOf(name);
      expect(checkChain(chain, (await read(name)).audit)).toEqual([]);
      expect(JSON.stringify(chain)).not.toMatch(/Kos|Iliev|Group/);
    }
  });
});
