import { beforeAll, describe, expect, it } from 'vitest';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import { splitCase } from '../../../domain/casework/split-case.ts';
import { command, DESTINATION, staff } from '../../fixtures/actors.ts';
import type { ApiAnswer } from '../../fixtures/api.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const officer = staff('sponsorship-officer', DESTINATION);
const supervisor = staff('supervisor', DESTINATION);

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const wanted = (over: object) => ({
  ...{ kind: 'group', name: 'Elm Street Group', email: 'elm@example.org', mailLanguage: 'en' },
  ...{ destinationOffice: DESTINATION, vetting: { status: 'active', validUntil: '2027-01-01' } },
  ...{ capacity: 4, languages: ['en'], interpreter: false, accessibleHousing: false },
  ...{ minutesToMedicalCare: 20, supportsSingleParents: true, supportsLargeHouseholds: false },
  ...{ experience: 0, vetoes: [], tiedTo: [], ...over },
});
const register = (over: object, by = officer, key?: string) =>
  api('RegisterSponsor', { by, body: wanted(over), ...(key === undefined ? {} : { key }) });
const warned = ({ body }: ApiAnswer) =>
  (body.warnings as { path: string; code: string; value: string }[]).map(({ path, code, value }) => [
    path,
    code,
    value,
  ]);

describe('a household that a sponsor names', () => {
  it('is kept with a warning when no case is found by it, at registration and whenever it is read', async () => {
    const { case: caseRecord } = await storedCase(table);
    const lists = {
      vetoes: [caseRecord.number, 'RRF-MISTYPED'],
      tiedTo: ['case-00000000000000000000', caseRecord.id],
    };
    const answer = await register(lists, officer, 'k');
    const expected = [
      ['vetoes.1', 'case-of-office', 'RRF-MISTYPED'],
      ['tiedTo.0', 'case-of-office', 'case-00000000000000000000'],
    ];
    expect([answer.status, warned(answer)]).toEqual([201, expected]);
    expect(warned(await register(lists, officer, 'k'))).toEqual(expected);
    const sponsorId = String(answer.body.sponsorId);
    expect((await table.store.loadSponsors([sponsorId]))[0]).toMatchObject(lists);
    expect(warned(await api('ReadSponsor', { by: officer, path: { sponsorId } }))).toEqual(expected);
    await storedCase(table, { number: 'rrf-mistyped' });
    expect(warned(await api('ReadSponsor', { by: officer, path: { sponsorId } }))).toEqual([expected[1]]);
    expect(JSON.stringify(await table.store.readAudit(sponsorId, 0, 10))).not.toContain('MISTYPED');
  });

  it('is found however its number is typed, when it was split off, and when it is reunited', async () => {
    const family = await storedCase(table, { members: [adult(), child()] });
    const by = command(supervisor);
    const { number } = family.case;
    const apart = await splitOff(family.case.id, by);
    expect(apart).toBe(`${number}/1`);
    const reunited = await splitOff(family.case.id, command(supervisor), `${number}/FR`);
    const named = [` ${number.toLowerCase()} `, apart, reunited.toLowerCase(), `${number}/9`];
    expect(warned(await register({ vetoes: named }))).toEqual([
      ['vetoes.3', 'case-of-office', `${number}/9`],
    ]);
  });

  it('of another office, or withheld from the reader, is as one that there is not', async () => {
    const elsewhere = await storedCase(table, { destinationOffice: 'oslo' });
    const withheld = await storedCase(table);
    const raise = command(staff('protection-officer', DESTINATION));
    const flag = { kind: 'protection' as const, instruction: 'ask her alone', blocks: [] };
    await table.store.change(withheld.case.id, raise, (file) => raiseFlag(file, flag, raise));
    const vetoes = [elsewhere.case.number, withheld.case.number, withheld.case.id, 'RRF-NONE'];
    const told = (await register({ vetoes })).body.warnings as { value: string }[];
    expect(told.map(({ value }) => value)).toEqual(vetoes);
    expect(new Set(told.map((one) => JSON.stringify({ ...one, path: '', value: '' }))).size).toBe(1);
    const bySupervisor = await register({ vetoes, email: 'other@example.org' }, supervisor);
    expect(warned(bySupervisor).map(([path]) => path)).toEqual(['vetoes.0', 'vetoes.3']);
  });

  it('is warned of when the profile changes, about what the change names', async () => {
    const one = sponsor({ tiedTo: ['RRF-OLD'] });
    await table.store.commitEntity(one);
    const change = (body: object) =>
      api('ChangeProfile', {
        ...{ by: officer, path: { sponsorId: one.id }, key: JSON.stringify(body) },
        body: { reasonCode: 'told-by-sponsor', ...body },
      });
    expect(warned(await change({ vetoes: ['RRF-NEW'] }))).toEqual([
      ['vetoes.0', 'case-of-office', 'RRF-NEW'],
    ]);
    expect(warned(await change({ vetoes: ['RRF-NEW'] }))).toHaveLength(1);
    expect(warned(await change({ capacity: 9 }))).toEqual([]);
  });

  it('in a file is told by row and column, of the rows that are taken at this office', async () => {
    const { case: caseRecord } = await storedCase(table);
    const csv = [
      'name,kind,email,office,vetting until,capacity,languages,vetoes,tied to',
      `One,group,one@example.org,${DESTINATION},2027-01-01,4,en,${caseRecord.number}|RRF-A,RRF-B`,
      'Two,group,two@example.org,oslo,2027-01-01,4,en,RRF-C,',
      `Three,group,wrong,${DESTINATION},2027-01-01,4,en,RRF-D,`,
    ].join('\n');
    const { body } = await api('ImportSponsors', { by: officer, body: { csv } });
    expect(body.warnings).toMatchObject([
      { row: 2, column: 'vetoes', code: 'case-of-office', value: 'RRF-A' },
      { row: 2, column: 'tied to', code: 'case-of-office', value: 'RRF-B' },
    ]);
    expect(body.rejectedRows).toEqual([4]);
  });

  it('beyond the five hundredth of a file is told as not looked up', async () => {
    const rows = Array.from({ length: 3 }, (_, row) => {
      const vetoes = Array.from({ length: 200 }, (_none, index) => `N${row}-${index}`).join('|');
      return `S${row},group,s${row}@example.org,${DESTINATION},2027-01-01,4,en,${vetoes}`;
    });
    const csv = ['name,kind,email,office,vetting until,capacity,languages,vetoes', ...rows].join('\n');
    const { body } = await api('ImportSponsors', { by: officer, body: { csv } });
    const codes = (body.warnings as { code: string }[]).map(({ code }) => code);
    expect([codes.length, codes.indexOf('looked-up')]).toEqual([600, 500]);
  });
});

/** A case that comes from another one; gives its number. */
async function splitOff(caseId: string, by: ReturnType<typeof command>, numbered?: string): Promise<string> {
  const file = await table.store.loadCase(caseId);
  const members = [file.persons.find(({ relationship }) => relationship === 'son')!.id];
  const split = { members, reasonCode: 'own-case', status: 'registered', stages: {} } as const;
  const { change, opened } = splitCase(file, split, by);
  const number = numbered ?? opened.case.number;
  const branch = { ...opened, case: { ...opened.case, number } };
  await table.store.change(caseId, by, () => ({ ...change, opened: [branch] }));
  return number;
}
