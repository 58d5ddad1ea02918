import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import type { PublishedPolicy } from '../../../domain/policy/published.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const anna = staff('caseworker', 'amman', 'anna');
const bilal = staff('caseworker', 'amman', 'bilal');
const supervisor = staff('supervisor');
async function item(office = 'amman') {
  const { case: caseRecord } = await storedCase(table, { office });
  const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
  return { workItemId, caseId: caseRecord.id, path: { workItemId } };
}
const seqOf = async (caseId: string) => (await table.store.loadCase(caseId)).case.audit.seq;

describe('GET /work-items', () => {
  it('gives the queue of a role of the caller, page by page', async () => {
    const made = [await item('queue-1'), await item('queue-1'), await item('queue-1')];
    const list = (by: Actor, query: Record<string, string> = {}) => api('ListWorkItems', { by, query });
    const worker = staff('caseworker', 'queue-1');
    const first = await list(worker, { limit: '2' });
    const second = await list(worker, { limit: '2', cursor: String(first.body.cursor) });
    const rows = [
      ...(first.body.workItems as { workItemId: string }[]),
      ...(second.body.workItems as { workItemId: string }[]),
    ];
    expect(rows.map(({ workItemId }) => workItemId).toSorted()).toEqual(
      made.map(({ workItemId }) => workItemId).toSorted(),
    );
    expect(second.body.cursor).toBeNull();
    expect(rows[0]).toMatchObject({
      kind: 'eligibility-review',
      stage: 'eligibility-review',
      priority: 'normal',
    });
    expect((await list(worker, { role: 'health-staff' })).status).toBe(403);
    expect((await list(worker, { escalated: 'true' })).status).toBe(403);
    expect((await list(staff('supervisor', 'queue-1'), { role: 'caseworker' })).body.workItems).toHaveLength(
      3,
    );
    expect((await list(staff('supervisor', 'queue-1'), { escalated: 'true' })).body.workItems).toEqual([]);
  });
});

describe('the views of a queue', () => {
  const office = 'queue-2';
  const [worker, other] = [staff('caseworker', office, 'dana'), staff('caseworker', office, 'elias')];
  const list = async (by: Actor, query: Record<string, string>, at?: string) => {
    const { body } = await api('ListWorkItems', { by, query, ...(at ? { at } : {}) });
    return (body.workItems as { workItemId: string }[]).map(({ workItemId }) => workItemId);
  };

  it('are counted and listed alike: mine, unassigned, due today, overdue', async () => {
    const [first, second, third] = [await item(office), await item(office), await item(office)];
    await api('ClaimWorkItem', { by: worker, path: first.path });
    await api('ClaimWorkItem', { by: other, path: second.path });
    const { body } = await api('CountWorkItems', { by: worker });
    expect(body).toEqual({
      queues: [
        {
          role: 'caseworker',
          counts: { all: 3, 'for-me': 2, mine: 1, unassigned: 1, 'due-today': 0, overdue: 0, escalated: 0 },
          atLeast: false,
        },
      ],
      escalated: null,
      pressing: null,
      attention: null,
    });
    const forMe = await list(worker, { view: 'for-me' });
    expect(forMe.toSorted()).toEqual([first.workItemId, third.workItemId].toSorted());
    expect(await list(worker, { view: 'mine' })).toEqual([first.workItemId]);
    expect(await list(worker, { view: 'unassigned' })).toEqual([third.workItemId]);
    const { dueAt } = (await table.store.loadWorkItems([third.workItemId]))[0]!;
    expect(await list(worker, { view: 'overdue' }, dueAt)).toHaveLength(3);
    const before = new Date(Date.parse(dueAt) - 60_000).toISOString();
    expect(await list(worker, { view: 'due-today', until: dueAt }, before)).toHaveLength(3);
    expect(await list(worker, { view: 'due-today', until: before }, before)).toEqual([]);
    const paged = await api('ListWorkItems', {
      by: worker,
      query: { view: 'overdue', limit: '2' },
      at: dueAt,
    });
    const rest = await list(
      worker,
      { view: 'overdue', limit: '2', cursor: String(paged.body.cursor) },
      dueAt,
    );
    expect(rest).toHaveLength(1);
    const heads = await api('CountWorkItems', { by: staff('supervisor', office) });
    expect((heads.body.queues as object[]).length).toBeGreaterThan(5);
  });

  it('tell a supervisor how much of other queues is escalated, when their own is empty', async () => {
    const lead = staff('supervisor', 'queue-escalated');
    const { caseId } = await item('queue-escalated');
    const count = async () => (await api('CountWorkItems', { by: lead })).body.escalated;
    expect(await count()).toEqual({ count: 0, atLeast: false });
    const by = command();
    const again = { kind: 'eligibility-review', round: 2, token: 'token-2', execution: 'execution-1' };
    await table.store.change(caseId, by, (file) => openWorkItem(file, again, by));
    expect(await count()).toEqual({ count: 1, atLeast: false });
    expect(await list(lead, { role: 'supervisor' })).toEqual([]);
    // The view of what is escalated agrees with that, wherever it is queued.
    const { queues } = (await api('CountWorkItems', { by: lead })).body as {
      queues: { role: string; counts: { escalated: number } }[];
    };
    expect(queues.find(({ role }) => role === 'supervisor')?.counts.escalated).toBe(1);
    expect(await list(lead, { role: 'supervisor', view: 'escalated' })).toHaveLength(1);
    expect(await list(lead, { role: 'health-staff', view: 'escalated' })).toEqual([]);
    // Also what a sponsor was asked, which is in no queue of the office.
    const asked = { role: 'sponsor', assignee: 'sponsor-0123456789abcdefghjk' } as const;
    await table.store.change(caseId, command(), ({ workItems }) => ({
      ...{ patch: {}, answer: {}, facts: [{ act: 'work-item.reattached', subject: workItems[0]!.id }] },
      writes: workItems.map((one) => ({ ...one, ...asked, version: one.version + 1 })),
    }));
    expect(await count()).toEqual({ count: 1, atLeast: false });
    expect(await list(lead, { role: 'supervisor', view: 'escalated' })).toHaveLength(1);
  });

  it('tell the colleagues that work can be given to, once they have called whatever it was', async () => {
    const session = await api('ReadSession', { by: worker });
    expect(session.body).toMatchObject({ id: 'dana', office, roles: ['caseworker'] });
    expect(session.body.routes).toContain('RegisterCase');
    expect(session.body.routes).not.toContain('PublishPolicy');
    const late = { ...staff('caseworker', office, 'faris'), name: 'Faris Nasser' };
    await api('ListWorkItems', { by: late });
    const { body } = await api('ListStaff', { by: staff('supervisor', office, 'lead') });
    const seen = { roles: ['caseworker'], lastSeenOn: '2026-03-10' };
    expect(body.staff).toEqual(
      expect.arrayContaining([
        { id: 'dana', ...seen },
        { id: 'faris', name: 'Faris Nasser', ...seen },
      ]),
    );
    const elsewhere = await api('ListStaff', { by: staff('supervisor', 'queue-3', 'other-lead') });
    expect(JSON.stringify(elsewhere.body)).not.toContain('dana');
  });
});

describe('a work item', () => {
  it('shows its form to who may decide it', async () => {
    const { path, caseId } = await item();
    const read = (by: Actor) => api('ReadWorkItem', { by, path });
    expect(await read(anna)).toMatchObject({
      status: 200,
      body: { caseId, kind: 'eligibility-review', version: 1, members: [expect.any(String)] },
    });
    const abroad = await read(staff('caseworker', 'winnipeg'));
    const none = `item-${'0'.repeat(20)}-${'0'.repeat(20)}`;
    const missing = await api('ReadWorkItem', { by: anna, path: { workItemId: none } });
    const told = ({ status, body }: typeof missing) => ({ status, ...body, instance: null });
    expect([abroad.status, told(abroad)]).toEqual([404, told(missing)]);
    expect((await read({ id: 'sponsor-1', kind: 'sponsor', roles: ['sponsor'] })).status).toBe(404);
    const { number } = (await table.store.loadCase(caseId)).case;
    expect((await read(anna)).body.caseNumber).toBe(number);
  });

  it('shows whoever decides the household, the flags, and who decided what before and why; which is recorded', async () => {
    const { path, caseId } = await item();
    const by = anna;
    await api('DecideWorkItem', {
      by,
      path,
      body: { ...RECOMMENDED, note: 'Heard on Monday; nobody else can help.' },
    });
    const flag = { kind: 'protection', instruction: 'Call before visiting.', blocks: ['travel'] };
    const lead = staff('supervisor', 'amman', 'lead');
    await api('RaiseFlag', { by: lead, path: { caseId }, body: flag });
    const approval = { workItemId: await storedItem(table, caseId, 'eligibility-approval') };
    const asked = await api('ReadWorkItem', { by: lead, path: approval });
    expect(asked.body.matter).toMatchObject({
      household: [{ relationship: 'principal-applicant', name: expect.any(String), age: expect.any(Number) }],
      flags: [flag],
      earlier: [
        {
          ...{ kind: 'eligibility-review', decision: 'recommend', by: 'anna' },
          note: 'Heard on Monday; nobody else can help.',
        },
      ],
    });
    const seen = await api('ListCaseReadings', { by: staff('auditor'), path: { caseId } });
    expect(seen.body.readings).toContainEqual(
      expect.objectContaining({ reader: 'lead', act: 'work-item.viewed' }),
    );
    const texts = JSON.stringify(await table.store.readAudit(caseId, 0, 100));
    expect(texts).not.toMatch(/Heard on Monday|Call before/);
  });

  it('tells a role nothing of the health and protection of a household that it may not see', async () => {
    const { case: caseRecord } = await storedCase(table);
    const exam = await storedItem(table, caseRecord.id, 'eligibility-review');
    await api('DecideWorkItem', { by: anna, path: { workItemId: exam }, body: RECOMMENDED });
    const flag = { kind: 'security', instruction: 'Do not name the village.', blocks: [] };
    await api('RaiseFlag', { by: anna, path: { caseId: caseRecord.id }, body: flag });
    const workItemId = await storedItem(table, caseRecord.id, 'travel-documents');
    const office = (await table.store.loadWorkItems([workItemId]))[0]!.office;
    const { status, text } = await api('ReadWorkItem', {
      by: staff('travel-officer', office),
      path: { workItemId },
    });
    expect(status).toBe(200);
    expect(text).toContain('security');
    expect(text).not.toContain('Do not name the village');
  });

  it('is claimed, given back and reassigned, each with its version; a repeat answers the same once', async () => {
    const { path, caseId } = await item();
    const twice = async (name: string, by: Actor, ifMatch: string, body?: object) => {
      const call = () => api(name, { by, path, ifMatch, key: `${name}-${ifMatch}`, body });
      const before = await seqOf(caseId);
      const [first, again] = [await call(), await call()];
      expect([name, again.status, again.body]).toEqual([name, 200, first.body]);
      expect(await seqOf(caseId)).toBe(before + 1);
      return first.body;
    };
    expect(await twice('ClaimWorkItem', anna, '"1"')).toMatchObject({ version: 2 });
    expect((await api('ClaimWorkItem', { by: bilal, path })).status).toBe(409);
    expect(await twice('ReleaseWorkItem', anna, '2')).toMatchObject({ version: 3 });
    expect(await twice('ReassignWorkItem', supervisor, '3', { assignee: 'bilal' })).toMatchObject({
      version: 4,
    });
    expect((await table.store.loadCase(caseId)).workItems).toMatchObject([
      { status: 'claimed', assignee: 'bilal' },
    ]);
  });

  it.each(['ClaimWorkItem', 'ReleaseWorkItem', 'DecideWorkItem'])(
    '%s on a stale version is 409 with the present one',
    async (name) => {
      const { path } = await item();
      await api('ClaimWorkItem', { by: anna, path });
      const body = name === 'DecideWorkItem' ? RECOMMENDED : undefined;
      const found = await api(name, { by: anna, path, ifMatch: '"1"', ...(body ? { body } : {}) });
      expect(found).toMatchObject({
        status: 409,
        body: { type: 'urn:kinbridge:error:VersionConflict', currentVersion: 2 },
      });
    },
  );

  it('is decided once; a repeat gets the first answer, another person 409', async () => {
    const { path, caseId } = await item();
    const decide = (by: Actor, key: string) =>
      api('DecideWorkItem', { by, path, key, body: { ...RECOMMENDED, note: 'she was a teacher' } });
    const [first, again, late] = [await decide(anna, 'k'), await decide(anna, 'k'), await decide(bilal, 'k')];
    expect(first).toMatchObject({
      status: 200,
      body: { workItemId: path.workItemId, decision: 'recommend' },
    });
    expect([again.body, late.status]).toEqual([first.body, 409]);
    expect(await seqOf(caseId)).toBe(3);
    expect(JSON.stringify(await table.store.readAudit(caseId, 0, 9))).not.toContain('teacher');
  });

  it('refuses a decision that is none with path and rule, and echoes no value', async () => {
    const { path } = await item();
    for (const body of [
      { decision: 'Samira Haddad' },
      { ...RECOMMENDED, name: 'Samira Haddad' },
      { ...RECOMMENDED, note: ['Samira Haddad'] },
    ]) {
      const found = await api('DecideWorkItem', { by: anna, path, body });
      expect(found).toMatchObject({
        status: 400,
        body: { issues: [expect.objectContaining({ path: expect.any(String), rule: expect.any(String) })] },
      });
      expect(found.text).not.toContain('Samira');
    }
  });

  it('of an unknown case or item is 404', async () => {
    const { path } = await item();
    const unknown = path.workItemId.replace(/.{20}$/, '0'.repeat(20));
    for (const workItemId of [unknown, `item-${'0'.repeat(20)}-${'0'.repeat(20)}`])
      expect(
        (await api('DecideWorkItem', { by: anna, path: { workItemId }, body: RECOMMENDED })).status,
      ).toBe(404);
  });
});

describe('sponsors', () => {
  const officer = staff('sponsorship-officer', 'winnipeg');

  it('are registered for the own office, once per key, and listed', async () => {
    const {
      type: _t,
      schema: _s,
      id: _i,
      version: _v,
      taken: _n,
      held: _h,
      vettingRun: _r,
      audit: _a,
      ...fields
    } = sponsor();
    const body = { ...fields, contact: { channel: 'email', timeZone: 'Europe/Oslo' } };
    const register = (by = officer) => api('RegisterSponsor', { by, key: 'k', body });
    const [first, again] = [await register(), await register()];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect((await register(staff('sponsorship-officer', 'oslo'))).status).toBe(403);
    const list = await api('ListSponsors', { by: officer });
    expect(list.body).toMatchObject({
      sponsors: [{ id: first.body.sponsorId, taken: 0, held: 0 }],
      cursor: null,
    });
  });
});

describe('policies', () => {
  const admin = staff('administrator');
  const shipped = shippedPolicy('resettlement', 1)!;
  const second = staff('administrator', 'amman', 'administrator-2');
  const send = (version: string, body: object, by = admin) =>
    api('PublishPolicy', { by, path: { programme: 'resettlement', version }, body });
  const publish = async (version: string, body: object) => {
    await send(version, body, second);
    return send(version, body);
  };

  it('are read by version and published once, and a repeat is the same', async () => {
    const body = { ...shipped, version: 2 };
    expect([(await publish('2', body)).status, (await publish('2', body)).status]).toEqual([201, 201]);
    expect((await publish('2', { ...body, note: 'another' })).status).toBe(409);
    const read = (version: string) =>
      api('ReadPolicy', { by: admin, path: { programme: 'resettlement', version } });
    expect((await read('current')).body).toEqual(body);
    expect((await read('1')).body).toEqual(shipped);
    expect([(await read('3')).status, (await read('x')).status, (await read('0')).status]).toEqual([
      404, 400, 400,
    ]);
  });

  it('leave an audit entry of who, when and which fields, in a chain of their programme', async () => {
    const health = { ...shipped.health, validity: 'P5M' };
    const versions = { ...shipped.followUp, visits: shipped.followUp.visits.slice(1) };
    const later = { ...shipped, version: 8, health };
    expect((await publish('8', later)).status).toBe(201);
    expect((await publish('9', { ...later, version: 9, followUp: versions })).status).toBe(201);
    const path = { programme: 'resettlement' };
    const { body } = await api('ListPolicies', { by: staff('auditor'), path });
    const listed = body as unknown as { versions: PublishedPolicy[]; entries: AuditEntry[]; findings: [] };
    const [nine, eight] = listed.versions;
    expect(eight).toMatchObject({ version: 8, publishedBy: admin.id, changed: ['health.validity'] });
    expect(nine!.changed).toContain('followUp.visits.0.id');
    expect(listed.versions.at(-1)).toMatchObject({ version: 1, publishedAt: null, changed: null });
    const last = listed.entries.at(-1);
    expect(last).toMatchObject({
      actor: { id: admin.id },
      facts: [{ act: 'policy.published', subject: 'resettlement/9', details: { version: 9, before: 8 } }],
    });
    expect(listed.findings).toEqual([]);
    const key = { pk: 'POLICY#resettlement', sk: `audit#${String(last!.seq).padStart(8, '0')}` };
    const actor = { id: 'somebody-else', kind: 'staff' };
    await table.documents.send(
      new UpdateCommand({
        ...{ TableName: table.audit, Key: key, UpdateExpression: 'SET actor = :actor' },
        ExpressionAttributeValues: { ':actor': actor },
      }),
    );
    const changed = await api('ListPolicies', { by: staff('auditor'), path });
    expect(changed.body.findings).toEqual([{ seq: last!.seq, problem: 'changed' }]);
  });

  it('are refused when they are not those of the path, or not whole', async () => {
    expect((await publish('3', { ...shipped, version: 4 })).status).toBe(400);
    const { health: _health, ...part } = shipped;
    expect((await publish('3', { ...part, version: 3 })).body).toMatchObject({
      issues: [{ path: 'health' }],
    });
    const endless = { ...shipped, version: 3, stateDecision: { deferral: 'two years' } };
    expect((await publish('3', endless)).body).toMatchObject({
      issues: [{ path: 'stateDecision.deferral' }],
    });
  });
});
