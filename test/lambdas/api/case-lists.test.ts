import { beforeAll, describe, expect, it } from 'vitest';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { unpackedOverview } from '../../../lambdas/adapters/packed-overview.ts';
import { fromItem } from '../../../lambdas/adapters/stored-item.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child, household } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { tracingIn } from '../../fixtures/tracing-cases.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

let offices = 0;
const newOffice = (): string => `office-${++offices}`;
const list = async (office: string, query: Record<string, string> = {}, by = staff('caseworker', office)) => {
  const answer = await api('ListCases', { by, query });
  expect(answer.status).toBe(200);
  return answer.body as { cases: Record<string, unknown>[]; cursor: string | null };
};
const idsOf = (page: { cases: Record<string, unknown>[] }) =>
  page.cases.map(({ caseId }) => caseId).toSorted();
const restrict = async (caseId: string, by = staff('protection-officer')) => {
  const raise = command(by);
  const flag = { kind: 'protection' as const, instruction: 'ask her alone', blocks: [] };
  await table.store.change(caseId, raise, (file) => raiseFlag(file, flag, raise));
};

/** Who read of a case, auditors aside. */
const readingsOf = async (caseId: string) => {
  const { body } = await api('ListCaseReadings', { by: staff('auditor', 'geneva'), path: { caseId } });
  const readings = body.readings as { reader: string; act: string }[];
  return readings.filter(({ reader }) => reader !== staff('auditor').id);
};

describe('GET /cases', () => {
  it('tells where a case is without personal data, and who it is about to those who see identity', async () => {
    const office = newOffice();
    const { case: caseRecord } = await storedCase(table, {
      office,
      members: [adult(), child()],
      priority: 'urgent',
    });
    await storedItem(table, caseRecord.id, 'eligibility-review');
    const { cases } = await list(office);
    expect(cases).toMatchObject([
      {
        caseId: caseRecord.id,
        number: caseRecord.number,
        name: adult().name,
        members: 2,
        priority: 'urgent',
        status: 'active',
        stages: ['eligibility-review'],
        since: AT,
        waitsFor: [{ role: 'caseworker', office, kind: 'eligibility-review' }],
        flags: [],
        restricted: false,
      },
    ]);
    const audited = await api('ListCases', { by: staff('auditor', 'geneva'), query: { office } });
    expect(audited.body).toMatchObject({ cases: [{ caseId: caseRecord.id, number: null, name: null }] });
    expect(audited.text).not.toContain('Haddad');
  });

  it('records who saw a page that names people, once an hour', async () => {
    const office = newOffice();
    const { case: caseRecord } = await storedCase(table, { office });
    await list(office);
    await list(office);
    await api('ListCases', { by: staff('auditor', 'geneva'), query: { office } });
    expect(await readingsOf(caseRecord.id)).toMatchObject([
      { reader: 'caseworker-1', act: 'cases.listed', fields: ['identity'] },
    ]);
  });

  it('lists a case at both of its offices, newest first, by place, status, programme and priority', async () => {
    const [asylum, destination] = [newOffice(), newOffice()];
    const over = { office: asylum, destinationOffice: destination };
    const { case: first } = await storedCase(table, { ...over, priority: 'emergency' });
    const { case: second } = await storedCase(table, over, false);
    const { case: third } = await storedCase(table, { ...over, programme: 'family-reunification' });
    const all = [first.id, second.id, third.id].toSorted();
    expect(idsOf(await list(asylum))).toEqual(all);
    expect(idsOf(await list(destination))).toEqual(all);
    expect(idsOf(await list(asylum, { place: 'destination' }))).toEqual([]);
    expect(idsOf(await list(destination, { place: 'destination' }))).toEqual(all);
    expect(idsOf(await list(asylum, { status: 'registered' }))).toEqual([second.id]);
    expect(idsOf(await list(asylum, { priority: 'emergency' }))).toEqual([first.id]);
    expect(idsOf(await list(asylum, { programme: 'family-reunification', status: 'active' }))).toEqual([
      third.id,
    ]);
    expect(idsOf(await list(asylum, { programme: 'family-reunification', priority: 'emergency' }))).toEqual(
      [],
    );
  });

  it('lists the oldest first over all pages, when asked', async () => {
    const office = newOffice();
    for (let n = 0; n < 3; n += 1) await storedCase(table, { office });
    const newest = (await list(office)).cases.map(({ caseId }) => caseId);
    const first = await list(office, { order: 'oldest', limit: '2' });
    const second = await list(office, { order: 'oldest', limit: '2', cursor: String(first.cursor) });
    expect([...first.cases, ...second.cases].map(({ caseId }) => caseId)).toEqual(newest.toReversed());
    expect(second.cursor).toBeNull();
  });

  it('lists the cases of every office, each once, for who belongs to none', async () => {
    const [one, other] = [newOffice(), newOffice()];
    const made = [
      (await storedCase(table, { office: one, destinationOffice: other })).case.id,
      (await storedCase(table, { office: other })).case.id,
    ];
    for (const office of [one, other]) {
      const by = { ...staff('caseworker', office), id: `worker.${office}` };
      await list(office, {}, by);
    }
    const everywhere: Actor = { id: 'auditor.all', kind: 'staff', roles: ['auditor'] };
    const found: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = { limit: '2', ...(cursor ? { cursor } : {}) };
      const page: Awaited<ReturnType<typeof list>> = await list('', query, everywhere);
      found.push(...page.cases.map(({ caseId }) => caseId));
      cursor = page.cursor;
    }
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(made));
    const own = await api('ListCases', { by: { ...everywhere, roles: ['caseworker'] } });
    expect(own.status).toBe(403);
  });

  it('moves a case to the list of its new status', async () => {
    const office = newOffice();
    const { case: caseRecord } = await storedCase(table, { office }, false);
    const by = staff('caseworker', office);
    await api('StartCase', { by, path: { caseId: caseRecord.id } });
    expect(idsOf(await list(office, { status: 'registered' }))).toEqual([]);
    expect(idsOf(await list(office, { status: 'active' }))).toEqual([caseRecord.id]);
  });

  it('goes page by page to each case once', async () => {
    const office = newOffice();
    const ids = [];
    for (let n = 0; n < 7; n += 1) ids.push((await storedCase(table, { office })).case.id);
    const found: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(office, {
        limit: '3',
        ...(cursor ? { cursor } : {}),
      });
      found.push(...page.cases.map(({ caseId }) => caseId));
      cursor = page.cursor;
    }
    expect(found.toSorted()).toEqual(ids.toSorted());
    expect(found).toHaveLength(7);
  });

  it('shows a restricted case without saying who it is, except to those who may open it', async () => {
    const office = newOffice();
    const { case: caseRecord } = await storedCase(table, { office });
    await restrict(caseRecord.id, staff('health-staff', office, 'nurse'));
    const restricted = {
      caseId: caseRecord.id,
      restricted: true,
      number: null,
      name: null,
      flags: ['protection'],
    };
    expect((await list(office)).cases).toMatchObject([restricted]);
    for (const by of [staff('supervisor', office), staff('health-staff', office, 'nurse')])
      expect((await list(office, {}, by)).cases).toMatchObject([
        { restricted: false, number: caseRecord.number },
      ]);
  });

  it('reads a case record from before the overview whole', async () => {
    const office = newOffice();
    const { case: caseRecord } = await storedCase(table, { office, members: [adult(), child()] });
    await restrict(caseRecord.id);
    const item = (await table.scan()).find(({ id }) => id === caseRecord.id)!;
    const { overview: _none, ...old } = item;
    await table.put({ ...old, schema: 1 });
    expect(fromItem({ ...old, schema: 1 })).not.toHaveProperty('overview');
    expect((await list(office)).cases).toMatchObject([{ members: 2, restricted: true, name: null }]);
  });

  it('tells until when a case waits in which nobody has to do anything', async () => {
    const office = newOffice();
    const { case: caseRecord } = await storedCase(table, { office });
    const done = { status: 'completed' as const, outcome: 'done', at: AT };
    const stages = { 'eligibility-review': done, 'best-interests': done };
    await table.store.change(caseRecord.id, command(), () => ({
      ...{ patch: { stages }, writes: [], answer: {} },
      facts: [{ act: 'stage.settled', subject: 'eligibility-review' }],
    }));
    const workItemId = await storedItem(table, caseRecord.id, 'state-decision');
    expect((await list(office)).cases).toMatchObject([{ stages: ['state-decision'], waitsUntil: [] }]);
    const by = staff('caseworker', office);
    const body = { decision: 'defer', reasonCode: 'more-papers', until: '2026-04-20' };
    expect((await api('DecideWorkItem', { by, path: { workItemId }, body })).status).toBe(200);
    const waitsUntil = [{ stage: 'state-decision', at: '2026-04-20T00:00:00.000Z' }];
    expect((await list(office)).cases).toMatchObject([{ stages: [], waitsUntil }]);
    const later = await api('ListCases', { by, at: '2026-04-20T08:00:00.000Z' });
    expect(later.body.cases).toMatchObject([{ waitsUntil: [] }]);
    // A case record from before it told dates.
    const item = (await table.scan()).find(({ id }) => id === caseRecord.id)!;
    const { until: _none, ...overview } = unpackedOverview(String(item.overview));
    await table.put({ ...item, schema: 6, overview });
    expect((await list(office)).cases).toMatchObject([{ stages: [], waitsUntil }]);
  });

  it('asks for as many pages of the indexes with 3 cases as with 40', async () => {
    const reads = async (office: string): Promise<number> => {
      let sent = 0;
      table.documents.middlewareStack.add(
        (next) => (call) => {
          sent += 1;
          return next(call);
        },
        {
          name: 'counted',
          override: true,
        },
      );
      await table.store.listCases({ office }, 2);
      table.documents.middlewareStack.remove('counted');
      return sent;
    };
    const [few, many] = [newOffice(), newOffice()];
    for (let n = 0; n < 3; n += 1) await storedCase(table, { office: few });
    for (let n = 0; n < 40; n += 1) await storedCase(table, { office: many });
    expect(await reads(many)).toBe(await reads(few));
  });
});

describe('POST /cases/search', () => {
  const search = async (text: string, by = staff('caseworker')) => {
    const answer = await api('SearchCases', { by, body: { text } });
    expect(answer.status).toBe(200);
    return answer.body as { cases: Record<string, unknown>[]; more: boolean };
  };

  it('finds a case by id, number and name of any member, and records it as read', async () => {
    const members = [adult(), child({ name: 'Tarek Qassem' })];
    const { case: caseRecord } = await storedCase(table, { number: 'RRF-search-1', members });
    for (const text of [caseRecord.id, ' rrf-SEARCH-1 ', 'tarek  QASSEM'])
      expect((await search(text)).cases, text).toMatchObject([{ caseId: caseRecord.id, name: adult().name }]);
    const seen = (await readingsOf(caseRecord.id)).filter(({ act }) => act === 'cases.searched');
    expect(seen).toHaveLength(3);
    expect(seen[0]).toMatchObject({ reader: 'caseworker-1', fields: ['identity'] });
    expect((await search('nobody of this name')).cases).toEqual([]);
  });

  it('finds a name by every spelling that a clerk may give it, and a number with marks that nobody sees', async () => {
    const members = [
      adult({ name: 'Aḥmad al-Qāsim', individualNumber: 'KBI-search-5' }),
      child({ name: 'عبد الرحمٰن الهاشمى' }),
    ];
    const { case: caseRecord } = await storedCase(table, { number: 'RRF-search-5', members });
    const spelled = [
      ...[
        'Ahmad al-Qasim',
        'AHMAD ALQASIM',
        '\u200fAhmad  Qasim\u200b',
        'al Qâsim, Ahmad',
        "Ahmad Al-Qa'sim",
      ],
      ...['عبد الرحمن الهاشمي', 'عبــد الرحمن هاشمي'],
      ...['\u200eRRF-search-5\u200f', 'RRF\u0640-SEARCH-٥', ' kbi-search-5'],
    ];
    for (const text of spelled)
      expect((await search(text)).cases, text).toMatchObject([{ caseId: caseRecord.id }]);
  });

  it('finds a name across scripts and spellings as tracing reads names, by one name too, within the reach', async () => {
    const { registered } = tracingIn(() => table);
    const { case: caseRecord } = await registered({ members: [adult({ name: 'زاهر مضر أوس' })] });
    await registered({ office: 'kyiv', members: [adult({ name: 'Zaher Mudar Aws' })] });
    for (const text of ['Zaher Mudar Aws', 'Zahir Modhar Aous', 'Mudar Zaher', 'Zaher', 'Modhar', 'Захер'])
      expect((await search(text)).cases, text).toMatchObject([{ caseId: caseRecord.id }]);
    for (const text of ['Zaher Samira Petrenko', 'زيد قطب'])
      expect((await search(text)).cases, text).toEqual([]);
    expect((await search('Zahir Modhar Aous', staff('auditor', 'geneva'))).cases).toEqual([]);
    await restrict(caseRecord.id);
    expect((await search('Zaher Mudar Aws')).cases).toEqual([]);
  });

  it('stays within the office', async () => {
    const { case: caseRecord } = await storedCase(table, { number: 'RRF-search-2' });
    expect((await search(caseRecord.id, staff('caseworker', 'kyiv'))).cases).toEqual([]);
    expect((await search('RRF-search-2', staff('caseworker', 'winnipeg'))).cases).toHaveLength(1);
  });

  it('finds for an auditor a case of any office by a number in full, also a second one, and tells no identity', async () => {
    const auditor = staff('auditor', undefined, 'anywhere');
    const members = [adult({ name: 'Nour Darwish', individualNumber: 'KBI-search-7' })];
    const { case: caseRecord } = await storedCase(table, { number: 'RRF-search-7', members });
    const body = { ...household({ number: 'RRF-search-7', office: 'nairobi' }), start: false };
    const second = await api('RegisterCase', { by: staff('caseworker', 'nairobi'), body });
    const found = (await search('rrf-search-7', auditor)).cases;
    expect(found.map(({ caseId }) => caseId).toSorted()).toEqual(
      [caseRecord.id, String(second.body.caseId)].toSorted(),
    );
    expect(found).toMatchObject([
      { name: null, number: null },
      { name: null, number: null },
    ]);
    expect((await search('KBI-search-7', auditor)).cases).toMatchObject([
      { caseId: caseRecord.id, number: null },
    ]);
    for (const text of ['RRF-search', 'Nour Darwish'])
      expect((await search(text, auditor)).cases).toEqual([]);
    await restrict(caseRecord.id);
    expect((await search('KBI-search-7', auditor)).cases).toEqual([]);
  });

  it('tells an auditor no identity, and nobody by name that a restricted case is about a person', async () => {
    const { case: caseRecord } = await storedCase(table, {
      number: 'RRF-search-3',
      members: [adult({ name: 'Rima Saleh' })],
    });
    const auditor = staff('auditor', 'geneva');
    expect((await search('Rima Saleh', auditor)).cases).toEqual([]);
    expect((await search(caseRecord.id, auditor)).cases).toMatchObject([{ name: null, number: null }]);
    await restrict(caseRecord.id);
    for (const text of ['Rima Saleh', 'RRF-search-3']) expect((await search(text)).cases).toEqual([]);
    expect((await search(caseRecord.id)).cases).toMatchObject([{ restricted: true, name: null }]);
    expect((await search('Rima Saleh', staff('supervisor'))).cases).toHaveLength(1);
  });
});
