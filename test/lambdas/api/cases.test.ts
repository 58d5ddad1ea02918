import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, describe, expect, it } from 'vitest';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { scheduleFrom } from '../../../stages/post-arrival-follow-up/schedule.ts';
import { makeOffer } from '../../../stages/sponsorship/make-offer.ts';
import { AT, command, sponsorActor, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child, household } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { CONFIRM, sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const worker = staff('caseworker');
const supervisor = staff('supervisor');
const versionOf = async (caseId: string) => (await table.store.loadCase(caseId)).case.version;

describe('POST /cases', () => {
  const register = (body: object, key?: string) =>
    api('RegisterCase', { by: worker, body, ...(key ? { key } : {}) });

  it('registers a case, and starts it when asked', async () => {
    const registered = await register(household());
    expect(registered.status).toBe(201);
    expect((await table.store.loadCase(String(registered.body.caseId))).case).toMatchObject({
      status: 'registered',
      run: 0,
    });
    const started = await register({ ...household(), start: true });
    expect((await table.store.loadCase(String(started.body.caseId))).case).toMatchObject({
      status: 'active',
      run: 1,
    });
  });

  it('gives the same answer to the same key, and 409 to the same number under another', async () => {
    const body = household();
    const [first, again, other] = [
      await register(body, 'k1'),
      await register(body, 'k1'),
      await register(body, 'k2'),
    ];
    expect([first.status, again.status, other.status]).toEqual([201, 201, 409]);
    expect(again.body).toEqual(first.body);
    expect(other.body.type).toBe('urn:kinbridge:error:AlreadyExists');
    expect(await versionOf(String(first.body.caseId))).toBe(1);
  });

  it('registers for the own office alone', async () => {
    expect((await register(household({ office: 'kyiv' }))).status).toBe(403);
  });
});

describe('reading', () => {
  it('a case gives the household to its offices, and records that it was read', async () => {
    const { case: caseRecord } = await storedCase(table, { members: [adult(), child()] });
    const read = await api('ReadCase', { by: worker, path: { caseId: caseRecord.id } });
    expect(read).toMatchObject({
      status: 200,
      body: { case: { id: caseRecord.id }, persons: [{}, {}], waitsFor: [] },
    });
    const audit = await api('ReadAudit', { by: staff('auditor', 'geneva'), path: { caseId: caseRecord.id } });
    expect(audit.body).toMatchObject({
      entries: [{ seq: 1 }],
      findings: [],
      next: null,
    });
    expect(audit.text).not.toContain('Haddad');
    const seen = await api('ListCaseReadings', {
      by: staff('auditor', 'geneva'),
      path: { caseId: caseRecord.id },
    });
    expect(seen.body.readings).toContainEqual(
      expect.objectContaining({ reader: worker.id, act: 'case.viewed' }),
    );
  });

  it('a role sees its classes of data, an auditor none, and what is withheld is named', async () => {
    const { case: caseRecord } = await storedCase(table, { members: [adult()] });
    const read = (by: typeof worker) => api('ReadCase', { by, path: { caseId: caseRecord.id } });
    const trainer = await read(staff('orientation-trainer'));
    expect(trainer.body).toMatchObject({ health: null, withheld: ['health', 'protection', 'contact'] });
    expect(trainer.body.persons).toMatchObject([{ name: adult().name }]);
    const auditor = await read(staff('auditor', 'geneva'));
    expect(auditor.body).toMatchObject({ withheld: ['identity', 'health', 'protection', 'contact'] });
    for (const value of [adult().name, adult().birthDate, String(caseRecord.number)])
      expect(auditor.text).not.toContain(value);
    expect((await table.store.readAudit(caseRecord.id, 0, 10)).map(({ actor }) => actor.id)).not.toContain(
      staff('auditor').id,
    );
  });

  it('the audit trail goes page by page', async () => {
    const { case: caseRecord } = await storedCase(table);
    for (const instruction of ['one', 'two', 'three']) {
      const body = { kind: 'security', instruction, blocks: [] };
      await api('RaiseFlag', { by: supervisor, path: { caseId: caseRecord.id }, body });
    }
    const page = (query: Record<string, string>) =>
      api('ReadAudit', { by: supervisor, path: { caseId: caseRecord.id }, query });
    expect((await page({ limit: '3' })).body).toMatchObject({ findings: [], next: 3 });
    expect((await page({ after: '3' })).body).toMatchObject({ entries: [{ seq: 4 }], next: null });
  });

  it('the list of cases is of the own office, auditors see all', async () => {
    const list = (by: typeof worker, query = {}) => api('ListCases', { by, query });
    const { case: caseRecord } = await storedCase(table, { office: 'list-1' });
    expect((await list(staff('caseworker', 'list-1'))).body).toMatchObject({
      cases: [{ caseId: caseRecord.id }],
      cursor: null,
    });
    expect((await list(worker, { office: 'list-1' })).status).toBe(403);
    expect((await list(staff('auditor', 'geneva'), { office: 'list-1' })).body).toMatchObject({
      cases: [{}],
    });
  });

  it('a case with a protection flag is for protection officers and supervisors', async () => {
    const { case: caseRecord } = await storedCase(table);
    const body = { kind: 'protection', instruction: 'ask her alone', blocks: ['travel'] };
    expect(
      (await api('RaiseFlag', { by: staff('health-staff'), path: { caseId: caseRecord.id }, body })).status,
    ).toBe(202);
    const read = (by: typeof worker) => api('ReadCase', { by, path: { caseId: caseRecord.id } });
    expect([(await read(worker)).status, (await read(supervisor)).status]).toEqual([403, 200]);
  });
});

describe('the course of a case', () => {
  it.each<[string, Record<string, unknown> | undefined, object]>([
    [
      'WithdrawCase',
      { reasonCode: 'changed-plans' },
      { status: 'closing', closing: { outcome: 'withdrawn' }, run: 2 },
    ],
    [
      'CancelCase',
      { reasonCode: 'quota-full' },
      { status: 'closing', closing: { outcome: 'cancelled' }, run: 2 },
    ],
  ])('%s answers 202, and a repeat the same with one commit', async (name, body, head) => {
    const { case: before } = await storedCase(table);
    const call = () => api(name, { by: supervisor, path: { caseId: before.id }, body, key: `key-${name}` });
    const [first, again] = [await call(), await call()];
    expect(first).toMatchObject({ status: 202, body: { caseId: before.id, run: 2 } });
    expect(again.body).toEqual(first.body);
    expect((await table.store.loadCase(before.id)).case).toMatchObject({ ...head, version: 2 });
    const other = await api(name, { by: supervisor, path: { caseId: before.id }, body });
    expect(other).toMatchObject({ status: 409, body: { type: 'urn:kinbridge:error:WrongState' } });
  });

  it('StartCase starts a registered case once', async () => {
    const { case: caseRecord } = await storedCase(table, {}, false);
    const workflows = mockClient(SFNClient);
    workflows
      .on(DescribeExecutionCommand)
      .callsFake(({ executionArn }) => ({ executionArn, status: 'RUNNING' }));
    const start = () => api('StartCase', { by: worker, path: { caseId: caseRecord.id } });
    expect((await start()).body).toEqual({ caseId: caseRecord.id, run: 1 });
    expect((await start()).body).toEqual({ caseId: caseRecord.id, run: 1 });
    expect(await versionOf(caseRecord.id)).toBe(2);
    workflows.restore();
  });

  it('RecordDeath, ReopenCase and CorrectArrival', async () => {
    const file = await storedCase(table, { members: [adult(), child()] });
    const path = { caseId: file.case.id };
    const boy = file.persons.find(({ relationship }) => relationship === 'son')!;
    expect(await api('RecordDeath', { by: worker, path, body: { personId: boy.id } })).toMatchObject({
      status: 202,
      body: { run: 2 },
    });
    expect(
      (await api('ReopenCase', { by: supervisor, path, body: { fromStage: 'travel', reasonCode: 'appeal' } }))
        .status,
    ).toBe(409);
    await table.store.change(file.case.id, command(), () => ({
      patch: { status: 'closed' },
      writes: [],
      facts: [{ act: 'case.closed' }],
      answer: {},
    }));
    expect(
      (await api('ReopenCase', { by: supervisor, path, body: { fromStage: 'travel', reasonCode: 'appeal' } }))
        .body,
    ).toMatchObject({ run: 3 });
    const plan = {
      type: 'travel-plan',
      schema: 4,
      caseId: file.case.id,
      documents: 'ready',
      bookings: 1,
      escorted: false,
      fitToFly: true,
      departedAt: AT,
      arrivedAt: AT,
    } as const;
    await table.store.change(file.case.id, command(), (now) => ({
      patch: {},
      writes: [plan, scheduleFrom(now, AT)],
      facts: [{ act: 'travel.arrived' }],
      answer: {},
    }));
    const moved = await api('CorrectArrival', {
      by: staff('travel-officer', 'winnipeg'),
      path,
      body: { arrivedAt: '2026-03-09T00:00:00Z' },
    });
    expect(moved.status).toBe(202);
    expect((await table.store.loadCase(file.case.id)).followUp?.visits[0]?.dueAt).toBe(
      '2026-03-10T00:00:00.000Z',
    );
  });

  it('RecordSponsorLoss gives back the places of the sponsor that accepted', async () => {
    const group = sponsor();
    await table.store.commitEntity(group);
    const { case: caseRecord } = await storedCase(table);
    const lose = () =>
      api('RecordSponsorLoss', {
        by: staff('sponsorship-officer', 'winnipeg'),
        path: { caseId: caseRecord.id },
        body: { reasonCode: 'moved-away' },
      });
    expect((await lose()).status).toBe(409);
    const by = command();
    const { offerId } = await table.store.change(caseRecord.id, by, (file) =>
      makeOffer(file, group, 'ranked', by),
    );
    const item = await storedItem(table, caseRecord.id, 'sponsor-offer', String(offerId));
    const yes = command(sponsorActor(group.id));
    await table.store.change(caseRecord.id, yes, (file) =>
      decideWorkItem(file, item, { decision: 'accept' }, yes),
    );
    expect((await table.store.loadSponsors([group.id]))[0]).toMatchObject({ taken: 0, held: 1 });
    const held = await storedItem(table, caseRecord.id, 'sponsor-confirmation', String(offerId));
    const confirms = command(staff('sponsorship-officer', 'winnipeg'));
    await table.store.change(caseRecord.id, confirms, (now) => decideWorkItem(now, held, CONFIRM, confirms));
    expect((await table.store.loadSponsors([group.id]))[0]).toMatchObject({ taken: 1, held: 0 });
    expect((await lose()).status).toBe(202);
    expect((await table.store.loadSponsors([group.id]))[0]).toMatchObject({ taken: 0, held: 0, version: 4 });
  });
});

describe('consents, flags and tracing', () => {
  it('consent is recorded and withdrawn, and a repeat answers the same', async () => {
    const file = await storedCase(table, { consents: [] });
    const path = { caseId: file.case.id };
    const body = {
      purpose: 'tracing',
      recipient: 'red-cross',
      fields: [],
      textVersion: 'v1',
      givenOn: '2026-03-01',
      personId: file.persons[0]!.id,
      language: 'ar',
    };
    const { status, body: given } = await api('RecordConsent', { by: worker, path, body });
    expect(status).toBe(202);
    const withdraw = () =>
      api('WithdrawConsent', { by: worker, path: { ...path, consentId: String(given.consentId) }, key: 'w' });
    const [first, again] = [await withdraw(), await withdraw()];
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect((await table.store.loadCase(file.case.id)).consents).toMatchObject([{ withdrawnAt: AT }]);
    expect(await versionOf(file.case.id)).toBe(3);
  });

  it('a consent that stops an offer answers a repeat with the same', async () => {
    const group = sponsor();
    await table.store.commitEntity(group);
    const file = await storedCase(table);
    const by = command();
    await table.store.change(file.case.id, by, (now) => makeOffer(now, group, 'ranked', by));
    const withdraw = () =>
      api('WithdrawConsent', {
        by: worker,
        path: { caseId: file.case.id, consentId: file.consents[0]!.id },
        key: 'w',
      });
    const [first, again] = [await withdraw(), await withdraw()];
    expect(again.body).toEqual(first.body);
  });

  it('a flag is raised and lifted', async () => {
    const { case: caseRecord } = await storedCase(table);
    const path = { caseId: caseRecord.id };
    const raised = await api('RaiseFlag', {
      by: staff('health-staff'),
      path,
      body: { kind: 'medical-hold', instruction: 'fever', blocks: ['travel'] },
    });
    const lifted = await api('LiftFlag', {
      by: supervisor,
      path: { ...path, flagId: String(raised.body.flagId) },
      body: { reasonCode: 'recovered' },
    });
    expect(lifted).toMatchObject({ status: 200, body: { flagId: raised.body.flagId } });
    expect((await table.store.loadCase(caseRecord.id)).flags).toMatchObject([{ liftedAt: AT }]);
  });

  it('a tracing request needs consent', async () => {
    const file = await storedCase(table, { consents: [] });
    const body = {
      seekerId: file.persons[0]!.id,
      sought: { name: 'Amal', relationship: 'mother', sex: 'f' },
    };
    const open = () =>
      api('OpenTracingRequest', { by: staff('tracing-officer'), path: { caseId: file.case.id }, body });
    expect(await open()).toMatchObject({ status: 409, body: { type: 'urn:kinbridge:error:ConsentMissing' } });
    const consent = {
      purpose: 'tracing',
      recipient: 'red-cross',
      fields: [],
      textVersion: 'v1',
      givenOn: '2026-03-01',
      personId: file.persons[0]!.id,
      language: 'ar',
    };
    await api('RecordConsent', { by: worker, path: { caseId: file.case.id }, body: consent });
    expect((await open()).status).toBe(202);
    expect((await table.store.loadCase(file.case.id)).tracing).toMatchObject([{ status: 'opened' }]);
  });
});
