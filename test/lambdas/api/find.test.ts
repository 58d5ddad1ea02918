import { beforeAll, describe, expect, it } from 'vitest';
import { readsKey } from '../../../contracts/table.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { NewCase } from '../../../domain/casework/register-case.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { consume, record } from '../../fixtures/outbox.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

let offices = 0;
/** An office that no other test uses. */
const newOffice = (): string => `office-${'abcdefghijklmnopqrstuvwxyz'[offices++]}`;

async function listed(over: Partial<NewCase> = {}): Promise<CaseFile> {
  const file = await storedCase(table, over);
  await consume(record(file.case), ...file.persons.map((person) => record(person)));
  return file;
}

interface Found {
  cases: {
    caseId: string;
    name: string | null;
    reading: string | null;
    why: { by: string; text: string | null };
  }[];
  sponsors: { sponsorId: string; name: string; why: { by: string } }[];
  workItems: { workItemId: string }[];
  executions: { executionId: string; caseId: string }[];
  more: boolean;
}

async function find(text: string, by: Actor, settled = false): Promise<Found> {
  const answer = await api('FindAnything', { by, body: { text, settled } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as unknown as Found;
}

const restrict = (caseId: string, office: string) =>
  api('RaiseFlag', {
    by: staff('protection-officer', office),
    path: { caseId },
    body: { kind: 'protection', instruction: 'Only named people.', blocks: [] },
  });

const factsOf = async (by: Actor) => {
  const day = '2026-03-10';
  const reader = staff('auditor', 'amman', 'auditor-find');
  const { body } = await api('ReadReadings', {
    ...{ by: reader, path: { day, reader: by.id }, at: '2027-01-01T00:00:00.000Z' },
  });
  return (body.entries as { facts: { act: string; details: { cases: string[] } }[] }[]).flatMap(
    ({ facts }) => facts,
  );
};

describe('POST /find', () => {
  it('finds a household by each thing that somebody may know of it, and says which it was', async () => {
    const office = newOffice();
    const by = staff('caseworker', office);
    const members = [
      adult({
        name: 'سميرة الحداد',
        otherNames: ['Samirah Smith'],
        phones: ['+962790001122'],
        individualNumber: 'KBI-find-9',
        identityPapers: [{ kind: 'passport', number: 'N 123-456' }],
      }),
      child({ name: 'Tarek Haddad' }),
    ];
    const { case: caseRecord } = await listed({ office, number: 'KB-FIND-00417', members });
    const reasons: Record<string, string> = {
      [caseRecord.id]: 'id',
      'kb-find-00417': 'number',
      'KB-FI': 'part-of-number',
      '0417': 'part-of-number',
      'kbi-find-9': 'individual-number',
      n123456: 'paper',
      '+962 79 000 11 22': 'phone',
      '079 000 1122': 'phone',
      '001122': 'phone',
      سمي: 'name',
      الح: 'name',
      'tar hadd': 'name',
      sam: 'reading',
      smi: 'other-name',
    };
    for (const [text, reason] of Object.entries(reasons))
      expect((await find(text, by)).cases, text).toMatchObject([
        { caseId: caseRecord.id, why: { by: reason } },
      ]);
    expect((await find('sam', by)).cases[0]).toMatchObject({
      name: 'سميرة الحداد',
      reading: 'Samira al-Hadad',
    });
    expect((await find('smi', by)).cases[0]!.why.text).toBe('Samirah Smith');
    for (const text of ['zzz', '9999', 'tar zzz', 'KB-XX'])
      expect((await find(text, by)).cases, text).toEqual([]);
  });

  it('finds a name that only sounds alike, as tracing reads names', async () => {
    const office = newOffice();
    const { case: caseRecord } = await listed({ office, members: [adult({ name: 'زاهر مضر أوس' })] });
    const by = staff('caseworker', office);
    for (const text of ['Zahir Modhar', 'Захер'])
      expect((await find(text, by)).cases, text).toMatchObject([
        { caseId: caseRecord.id, why: { by: 'sounds-alike', text: null } },
      ]);
  });

  it('shows nobody of another office, nor a restricted case, and says nothing of them', async () => {
    const office = newOffice();
    const members = [adult({ name: 'Quillon Verymuch', phones: ['+962790009988'] })];
    const { case: caseRecord } = await listed({ office, number: 'KB-HID-5001', members });
    const nothing = { cases: [], sponsors: [], workItems: [], executions: [], more: false };
    const texts = ['quil', 'Quillon Verymuch', 'KB-HID-5001', 'KB-HID', '9988', '+962790009988'];
    for (const text of texts)
      expect(await find(text, staff('caseworker', newOffice())), text).toEqual(nothing);
    expect((await restrict(caseRecord.id, office)).status).toBe(202);
    for (const text of texts) {
      expect(await find(text, staff('caseworker', office)), text).toEqual(nothing);
      expect((await find(text, staff('supervisor', office))).cases, text).toHaveLength(1);
    }
    const [byId] = (await find(caseRecord.id, staff('caseworker', office))).cases;
    expect(byId).toMatchObject({ restricted: true, name: null, number: null });
  });

  it('tells an auditor a case by its whole number alone, and nobody by name', async () => {
    const { case: caseRecord } = await listed({
      number: 'KB-AUD-6001',
      members: [adult({ name: 'Xander Auditless' })],
    });
    const auditor = staff('auditor', 'geneva');
    expect((await find('KB-AUD-6001', auditor)).cases).toMatchObject([
      { caseId: caseRecord.id, name: null, number: null },
    ]);
    for (const text of ['xand', 'Xander Auditless', 'KB-AUD', '6001'])
      expect((await find(text, auditor)).cases, text).toEqual([]);
  });

  it('finds whoever is there now: not under a name of before, nor at an office of before, nor after leaving', async () => {
    const [asylum, first, second] = [newOffice(), newOffice(), newOffice()];
    const file = await listed({
      office: asylum,
      destinationOffice: first,
      members: [adult({ name: 'Borealis Oldname' })],
    });
    const [person] = file.persons;
    const at = async (office: string, text: string) =>
      (await find(text, staff('caseworker', office))).cases.length;
    expect([await at(asylum, 'bore'), await at(first, 'bore'), await at(second, 'bore')]).toEqual([1, 1, 0]);
    const renamed = { ...person!, name: 'Austral Newname', version: person!.version + 1 };
    await table.store.commitEntity(renamed);
    await consume(record(renamed, person));
    expect([await at(asylum, 'bore'), await at(asylum, 'aust')]).toEqual([0, 1]);
    const moved = { ...file.case, destinationOffice: second, version: file.case.version + 1 };
    await table.store.commitEntity(moved);
    await consume(record(moved, file.case));
    expect([await at(first, 'aust'), await at(second, 'aust')]).toEqual([0, 1]);
    const rows = async () =>
      (await table.scan()).filter(({ type, caseId }) => type === 'find-listing' && caseId === file.case.id);
    expect(await rows()).not.toEqual([]);
    const left = { ...renamed, status: 'left' as const, version: renamed.version + 1 };
    await table.store.commitEntity(left);
    await consume(record(left, renamed));
    expect((await rows()).filter(({ personId }) => personId !== undefined)).toEqual([]);
  });

  it('finds sponsors of the office for those who may read sponsors', async () => {
    const office = newOffice();
    const one = sponsor({
      id: `sponsor-${'f'.repeat(20)}`,
      name: 'Élan Sud',
      phone: '+14165550123',
      destinationOffice: office,
    });
    await table.store.commitEntity(one);
    await consume(record(one));
    const officer = staff('sponsorship-officer', office);
    for (const [text, by] of [
      ['elan', 'name'],
      ['416-555-0123', 'phone'],
    ] as const)
      expect((await find(text, officer)).sponsors, text).toMatchObject([{ sponsorId: one.id, why: { by } }]);
    expect((await find('elan', staff('caseworker', office))).sponsors).toEqual([]);
    expect((await find('elan', staff('sponsorship-officer', newOffice()))).sponsors).toEqual([]);
  });

  it('finds a work item by its id for those who may open it', async () => {
    const office = newOffice();
    const { case: caseRecord } = await listed({ office });
    const id = await storedItem(table, caseRecord.id, 'eligibility-review');
    expect((await find(id, staff('caseworker', office))).workItems).toMatchObject([{ workItemId: id }]);
    for (const by of [staff('health-staff', office), staff('caseworker', newOffice())])
      expect((await find(id, by)).workItems).toEqual([]);
  });

  it('shows no letter of a name, phone or number to who reads the table alone', async () => {
    const office = newOffice();
    const members = [adult({ name: 'Wisteria Plainlet', phones: ['+962790007766'] })];
    const { case: caseRecord } = await listed({ office, number: 'KB-BLIND-7001', members });
    const rows = (await table.scan()).filter(
      ({ type, caseId }) => type === 'find-listing' && caseId === caseRecord.id,
    );
    expect(rows.length).toBeGreaterThan(4);
    const written = JSON.stringify(rows).toLowerCase();
    // Keys are random letters, among which three of a name may stand by chance: by themselves they may not.
    for (const text of ['wis', 'plain', '7766', 'blind', office])
      expect(written).not.toMatch(new RegExp(`(?<![\\w-])${text}(?![\\w-])`));
    for (const text of ['wisteria', 'plainlet', '790007766', 'kb-blind']) expect(written).not.toContain(text);
  });
});

describe('a search while typing', () => {
  it('is recorded when it shows somebody new, narrowed it is not, and settled each time', async () => {
    const office = newOffice();
    const by = staff('caseworker', office, 'typing-reader');
    const members = (name: string) => ({ office, members: [adult({ name })] });
    const one = (await listed(members('Lorimer Smith'))).case.id;
    await find('zz', by);
    await find('lor', by);
    await find('lori', by);
    const two = (await listed(members('Lorimund Smith'))).case.id;
    await find('lorimu', by);
    await find('lorim', by);
    await find('nobody', by, true);
    await find('lorim', by, true);
    const facts = await factsOf(by);
    expect(facts.map(({ act }) => act)).toEqual(Array.from({ length: 4 }, () => 'everything.searched'));
    const [first, second, third, last] = facts.map(({ details }) => details.cases);
    expect([first, third, last]).toEqual([[one], [], [one, two].toSorted()]);
    expect(second).toContain(two);
    const chain = (await table.scan()).filter(({ pk }) => pk === readsKey(by.id));
    expect(JSON.stringify(chain).toLowerCase()).not.toContain('lorim');
  });
});
