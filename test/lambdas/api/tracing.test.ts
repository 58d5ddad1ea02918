import { beforeAll, describe, expect, it } from 'vitest';
import { decideRight } from '../../../domain/rights/decide-right.ts';
import type { TracingRow } from '../../../stages/family-tracing/tracing-view.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedItem } from '../../fixtures/running-case.ts';
import { officer, tracingIn } from '../../fixtures/tracing-cases.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const { search, seeking, of, read, brother, share } = tracingIn(() => table);

const readingsOf = async (caseId: string): Promise<string[]> => {
  const { body } = await api('ListCaseReadings', { by: staff('auditor', 'geneva'), path: { caseId } });
  return (body.readings as { act: string }[]).map(({ act }) => act);
};

describe('a tracing request that is read', () => {
  it('shows both sides of a candidate field by field, each as written and as it may be read', async () => {
    const found = await brother('جواد احمدی');
    const seeker = await seeking('Jawad Ahmadi');
    await search(seeker);
    await share(seeker);
    const view = await read(seeker);
    expect(view).toMatchObject({ status: 'opened', nextStep: 'tracing-search', ageDays: 0, withheld: [] });
    const [candidate] = view.candidates;
    expect(candidate).toMatchObject({ personId: found.persons[0]!.id, decision: 'open' });
    expect(candidate!.band).toMatch(/likely|possible/);
    const row = (field: string) => candidate!.evidence.find((one) => one.field === field);
    expect(row('name')).toMatchObject({
      sought: [{ text: 'Jawad Ahmadi' }],
      found: [{ text: 'جواد احمدی', latin: 'Javad Ahmadi' }],
    });
    expect(row('birth')).toMatchObject({ sought: [{ text: '1990' }], found: [{ text: '1990-06-07' }] });
    expect(row('relative.mother')).toMatchObject({
      agreement: 'agrees',
      sought: [{ text: 'Parwin' }],
      found: [{ text: 'پروین', latin: 'Parvin' }],
    });
    expect(row('birthPlace')!.found).toEqual([{ text: 'هرات', latin: 'Herat' }]);
    expect(row('sex')!.found).toEqual([{ text: 'm' }]);
    expect(candidate).toMatchObject({ office: null, withheld: ['office'] });
  });

  it('is recorded as a reading of both cases, once an hour', async () => {
    const found = await brother('سهراب کریمی');
    const seeker = await seeking('Sohrab Karimi');
    await search(seeker);
    await share(seeker);
    await read(seeker);
    await read(seeker);
    for (const { case: caseRecord } of [seeker, found])
      expect(
        (await readingsOf(caseRecord.id)).filter((act) => act === 'tracing-request.viewed'),
      ).toHaveLength(1);
  });

  it('tells a caseworker how well fields agree, and names the fields that it withholds', async () => {
    await brother('بهرام صالحی');
    const seeker = await seeking('Bahram Salehi');
    await search(seeker);
    const view = await read(seeker, staff('caseworker', 'amman'));
    const [candidate] = view.candidates;
    expect(candidate!.withheld).toEqual(expect.arrayContaining(['name', 'birth', 'office']));
    expect(candidate!.evidence.find(({ field }) => field === 'name')).toMatchObject({
      found: null,
      text: null,
      sought: [{ text: 'Bahram Salehi' }],
    });
    expect(JSON.stringify(view)).not.toMatch(/بهرام|1990-06-07/);
  });

  it('withholds a candidate whose case has a protection flag from every other office', async () => {
    const found = await brother('کاوه نوری');
    const seeker = await seeking('Kaveh Nuri');
    await search(seeker);
    await share(seeker);
    const flag = { kind: 'protection', instruction: 'x', blocks: [] };
    const by = staff('protection-officer', 'nairobi');
    await api('RaiseFlag', { by, path: { caseId: found.case.id }, body: flag });
    for (const role of ['tracing-officer', 'supervisor', 'protection-officer'] as const)
      expect(JSON.stringify(await read(seeker, staff(role, 'amman')))).not.toContain('کاوه');
  });

  it('draws the family with how sure each relation is', async () => {
    const found = await brother('فرید ظاهر');
    const seeker = await seeking('Farid Zaher');
    await search(seeker);
    await share(seeker);
    const { family } = await read(seeker);
    const omid = seeker.persons.find(({ name }) => name === 'Omid Ahmadi')!;
    const [zahra, farid] = [seeker.tracing[0]!.seekerId, found.persons[0]!.id];
    expect(family.persons).toContainEqual({
      ...{ id: farid, kind: 'found', name: 'فرید ظاهر', latin: 'Farid Zaher' },
    });
    expect(family.relations).toEqual(
      expect.arrayContaining([
        { from: zahra, to: omid.id, relation: 'child', verification: 'registered' },
        { from: 'sought', to: zahra, relation: 'sibling', verification: 'stated' },
        { from: 'sought', to: farid, relation: 'same-person', verification: 'proposed' },
      ]),
    );
  });

  it('is of its own offices alone, and never tells a task token', async () => {
    const seeker = await seeking('Nobody Known');
    const elsewhere = await api('ReadTracingRequest', {
      by: staff('tracing-officer', 'beirut'),
      path: of(seeker),
    });
    expect(elsewhere.status).toBe(404);
    const waiting = { ...seeker.tracing[0]!, awaiting: 'token-secret' };
    const facts = [{ act: 'tracing-request.waits' }];
    await table.store.change(seeker.case.id, command(), () => ({
      patch: {},
      writes: [waiting],
      facts,
      answer: {},
    }));
    const view = await api('ReadCase', { by: staff('supervisor'), path: { caseId: seeker.case.id } });
    expect(JSON.stringify([await read(seeker), view.body])).not.toContain('token-secret');
  });
});

describe('a found person who is asked for consent', () => {
  it('is asked by the office that has the case, in a language, without being told whose request it is', async () => {
    const found = await brother('داود نبیل');
    const seeker = await seeking('Dawud Nabil');
    await search(seeker);
    const [request] = (await table.store.loadCase(seeker.case.id)).tracing;
    const located = {
      ...request!,
      ...{ status: 'located' as const },
      candidates: [{ ...request!.candidates[0]!, decision: 'confirmed' as const }],
    };
    const facts = [{ act: 'tracing-request.moved' }];
    await table.store.change(seeker.case.id, command(), () => ({
      patch: {},
      writes: [located],
      facts,
      answer: {},
    }));
    const workItemId = await storedItem(table, seeker.case.id, 'tracing-consent', located.id);
    expect(await read(seeker)).toMatchObject({ status: 'consent-asked', nextStep: 'tracing-consent' });

    const own = await api('ReadCase', { by: officer, path: { caseId: seeker.case.id } });
    expect(own.body).toMatchObject({
      waitsFor: [{ kind: 'tracing-consent', office: null }],
      tracing: [{ candidates: [{ personId: found.persons[0]!.id, decision: 'confirmed' }] }],
    });
    const cases = await api('ListCases', { by: staff('caseworker', 'amman'), query: { limit: '100' } });
    for (const told of [own.body, cases.body, await read(seeker)])
      expect(JSON.stringify(told)).not.toContain('nairobi');
    const by = staff('tracing-officer', 'nairobi', 'noor');
    const { body } = await api('ReadWorkItem', { by, path: { workItemId } });
    expect(body).toMatchObject({
      office: 'nairobi',
      caseNumber: null,
      context: {
        ...{ caseId: found.case.id, personId: found.persons[0]!.id, language: 'ar' },
        asking: { office: 'amman', relationship: 'brother' },
      },
    });
    const list = await api('ListWorkItems', { by });
    expect(list.body.workItems).toMatchObject([{ workItemId }]);
    for (const told of [body, list.body])
      expect(JSON.stringify(told)).not.toMatch(new RegExp(`Zahra|Dawud|داود|${seeker.case.number}"`));
    expect((await api('ReadCase', { by, path: { caseId: found.case.id } })).status).toBe(200);
    expect((await api('ReadCase', { by, path: { caseId: seeker.case.id } })).status).toBe(404);

    const stranger = staff('tracing-officer', 'amman', 'anna');
    const asStranger = await api('DecideWorkItem', {
      by: stranger,
      path: { workItemId },
      body: { decision: 'granted' },
    });
    expect(asStranger.status).toBe(404);
    const granted = await api('DecideWorkItem', { by, path: { workItemId }, body: { decision: 'granted' } });
    expect(granted.status).toBe(200);
    expect(await read(seeker)).toMatchObject({ status: 'consent-granted', nextStep: 'tracing-contact' });
  });
});

describe('what officers change of a request', () => {
  const sought = { name: 'Rostam Wafa', relationship: 'brother', sex: 'm', birthPlace: 'Herat' } as const;

  it('brings evidence in the place of the old, searches anew, and names the fields in the audit', async () => {
    const seeker = await seeking('Rustam');
    const waiting = { ...seeker.tracing[0]!, status: 'active' as const, awaiting: 'token-1', reviews: 3 };
    const facts = [{ act: 'tracing-request.waits' }];
    await table.store.change(seeker.case.id, command(), () => ({
      patch: {},
      writes: [waiting],
      facts,
      answer: {},
    }));
    const body = { sought, reasonCode: 'letter-from-aunt' };
    const answer = await api('ChangeTracingEvidence', { by: officer, path: of(seeker), body });
    expect(answer).toMatchObject({ status: 202, body: { revision: 1 } });
    const [request] = (await table.store.loadCase(seeker.case.id)).tracing;
    expect(request).toMatchObject({ sought, reviews: 0, revision: 1 });
    expect(request!.awaiting).toBeUndefined();
    const entries = await table.store.readAudit(seeker.case.id, 0, 50);
    expect(entries.at(-1)!.facts).toMatchObject([
      {
        act: 'tracing-request.evidence-changed',
        details: { fields: ['name', 'birthYear', 'birthPlace'], reasonCode: 'letter-from-aunt' },
      },
    ]);
  });

  it('refuses an impossible date, an unknown field, and evidence of a request that is over', async () => {
    const seeker = await seeking('Ghulam');
    const change = (over: object) =>
      api('ChangeTracingEvidence', {
        by: officer,
        path: of(seeker),
        body: { sought: { ...sought, ...over }, reasonCode: 'letter' },
      });
    const impossible = await change({ birth: { date: '1377-13-40', calendar: 'persian' } });
    expect(impossible).toMatchObject({ status: 400, body: { issues: [{ path: 'sought.birth' }] } });
    expect((await change({ shoeSize: 42 })).status).toBe(400);
    const closed = { ...seeker.tracing[0]!, status: 'closed' as const };
    const facts = [{ act: 'tracing-request.moved' }];
    await table.store.change(seeker.case.id, command(), () => ({
      patch: {},
      writes: [closed],
      facts,
      answer: {},
    }));
    expect((await change({})).body).toMatchObject({ type: 'urn:kinbridge:error:WrongState' });
  });

  it('keeps a log of actions and the reference of the Red Cross', async () => {
    const seeker = await seeking('Hamid');
    const action = { on: '2026-03-01', kind: 'field-visit', place: 'Herat', outcome: 'no-trace' };
    const record = (body: object) => api('RecordTracingAction', { by: officer, path: of(seeker), body });
    expect((await record(action)).status).toBe(200);
    expect((await record({ ...action, on: '2126-01-01' })).status).toBe(400);
    const reference = { reference: 'AFG-2026-0117' };
    await api('SetRedCrossReference', { by: officer, path: of(seeker), body: reference });
    expect(await read(seeker)).toMatchObject({
      redCrossReference: 'AFG-2026-0117',
      actions: [{ ...action, by: 'anna' }],
    });
  });
});

describe('somebody found outside the registry', () => {
  it('is compared field by field like anybody of the registry, and shown to who may see them', async () => {
    const seeker = await seeking('Parwiz Rahimi');
    const body = {
      ...{ source: 'red-cross', sourceReference: 'RC-3', agrees: true },
      known: { name: 'پرویز رحیمی', sex: 'm', birthYear: 1990 },
    };
    const answer = await api('AddOutsideCandidate', { by: officer, path: of(seeker), body });
    expect(answer.status).toBe(202);
    const { candidates } = await read(seeker);
    expect(candidates).toMatchObject([
      { caseId: 'outside', decision: 'open', outside: { source: 'red-cross', sourceReference: 'RC-3' } },
    ]);
    const name = candidates[0]!.evidence.find(({ field }) => field === 'name');
    expect(name).toMatchObject({ found: [{ text: 'پرویز رحیمی' }] });
    expect(candidates[0]!.probability).toBeGreaterThan(0);
    expect((await api('AddOutsideCandidate', { by: officer, path: of(seeker), body })).status).toBe(400);
  });

  it.each(['erasure', 'restriction'] as const)(
    'may ask for %s as members do, and is gone when it is granted',
    async (right) => {
      const seeker = await seeking('Omid Karimi');
      const body = {
        ...{ source: 'red-cross', sourceReference: `RC-${right}`, agrees: true },
        known: { name: 'Omid Karimi', sex: 'm', birthYear: 1990 },
      };
      await api('AddOutsideCandidate', { by: officer, path: of(seeker), body });
      const { id: caseId, office } = seeker.case;
      const { personId } = (await read(seeker)).candidates[0]!;
      const asked = {
        ...{
          right,
          personId,
          askedBy: 'self',
          channel: 'letter',
          words: 'Take me out.',
          askedOn: AT.slice(0, 10),
        },
      };
      const by = staff('caseworker', office);
      const answer = await api('AskRight', { by, path: { recordId: caseId }, body: asked });
      expect(answer.status).toBe(202);
      const file = await table.store.loadCase(caseId);
      const request = file.rights.find((one) => one.personId === personId)!;
      const form = { decision: 'granted', told: 'letter', note: 'Taken out.' } as const;
      const change = decideRight(file, request.id, form, command(staff('supervisor', office)));
      await table.store.change(caseId, command(staff('supervisor', office)), () => change);
      const { candidates } = await read(seeker);
      expect(candidates).toMatchObject([{ decision: 'erased', outside: null }]);
      expect(JSON.stringify(await table.store.loadCase(caseId))).not.toContain(`RC-${right}`);
    },
  );
});

describe('a death that is reported', () => {
  it('is shown to those who see who it is about, and asks a second person', async () => {
    const seeker = await seeking('Latif');
    const report = {
      proof: 'witness',
      source: 'family',
      sourceReference: 'letter of Zalmay',
      diedOn: '2025-02-03',
    };
    const answer = await api('ReportDeath', { by: officer, path: of(seeker), body: report });
    expect(answer.status).toBe(202);
    expect(await read(seeker)).toMatchObject({
      ...{ status: 'death-reported', nextStep: 'death-confirmation' },
      death: { ...report, reportedBy: 'anna' },
    });
    expect((await api('ReportDeath', { by: officer, path: of(seeker), body: report })).status).toBe(409);
  });
});

describe('the requests of an office', () => {
  it('are told with age, state and next step, page by page', async () => {
    const office = 'beirut';
    for (const name of ['Eins', 'Zwei', 'Drei']) await seeking(name, office);
    const by = staff('tracing-officer', office);
    const rows: TracingRow[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: Record<string, string> = { limit: '2', ...(cursor ? { cursor } : {}) };
      const { body } = await api('ListTracingRequests', { by, query, at: '2026-03-20T09:00:00.000Z' });
      rows.push(...(body.requests as TracingRow[]));
      cursor = body.cursor as string | null;
    }
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ status: 'opened', nextStep: 'tracing-search', candidates: { open: 0 } });
    expect(rows[0]!.ageDays).toBeGreaterThan(0);
    const other = await api('ListTracingRequests', { by, query: { office: 'amman' } });
    expect(other.status).toBe(403);
  });
});

describe('a search for persons', () => {
  it('finds across scripts in the own office, tells nothing of the others, and is recorded', async () => {
    const own = await brother('ሚካኤል ገብረእየሱስ', 'amman');
    await brother('Mikael Gebreyesus', 'nairobi');
    const search = { by: staff('caseworker', 'amman'), body: { name: 'Mikael Gebreyesus', birthYear: 1990 } };
    const { status, body } = await api('SearchPersons', search);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['persons']);
    expect(body).toMatchObject({
      persons: [{ caseId: own.case.id, name: 'ሚካኤል ገብረእየሱስ', birthDate: '1990-06-07' }],
    });
    expect(await readingsOf(own.case.id)).toContain('persons.searched');
  });

  it('does not tell that there is a person whose case has a protection flag', async () => {
    const own = await brother('Tesfaye Woldu', 'amman');
    const flag = { kind: 'protection', instruction: 'x', blocks: [] };
    const by = staff('protection-officer', 'amman');
    await api('RaiseFlag', { by, path: { caseId: own.case.id }, body: flag });
    const asked = (role: 'caseworker' | 'protection-officer') =>
      api('SearchPersons', { by: staff(role, 'amman'), body: { name: 'ተስፋዬ ወልዱ', birthYear: 1990 } });
    expect((await asked('caseworker')).body).toEqual({ persons: [] });
    expect((await asked('protection-officer')).body).toMatchObject({ persons: [{ caseId: own.case.id }] });
  });
});
