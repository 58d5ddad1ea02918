import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child, household } from '../../fixtures/household.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

interface Report {
  households: { outcome: string; caseId: string | null; rows: number[] }[];
  rejected: { row: number; column: string; rule: string; value: string; message: string }[];
  rejectedRows: number[];
  rejectedFile: string | null;
  causes: { rule: string; cause: string; count: number; rows: number[] }[];
}

const AT = '2026-11-23T08:00:00.000Z';
const worker = staff('caseworker', 'amman');
const file = (name: string) => readFileSync(`test/fixtures/cases/${name}`, 'utf8');
const upload = async (csv: string, by = worker, language = 'en'): Promise<Report> => {
  const answer = await api('ImportIntake', { by, body: { csv, language }, at: AT });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Report;
};
const told = ({ rejected }: Report) => rejected.map(({ row, column, rule }) => [row, column, rule]);
const outcomes = ({ households }: Report) => households.map(({ outcome }) => outcome);

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

describe('a file about a case that is registered', () => {
  it('brings nothing new when it says what the case says, and waits with what it says anew', async () => {
    expect(outcomes(await upload(file('09a.csv')))).toEqual(['registered']);
    const again = await upload(file('09a.csv'));
    expect([outcomes(again), again.rejectedFile]).toEqual([['already-registered'], null]);
    const updated = await upload(file('09c.csv'));
    expect(outcomes(updated)).toEqual(['waiting']);
    expect(told(updated)).toEqual([
      [2, 'case number', 'held-back'],
      [3, 'case number', 'held-back'],
      [4, 'full name', 'not-in-registered-case'],
    ]);
    expect(updated.rejectedFile).toContain('ليان فادي الزنبقي');
    expect(updated.causes).toMatchObject([{ rule: 'not-in-registered-case', count: 1 }]);
  });

  it('tells at its cell whatever reads otherwise, and who is missing; spellings that fold are no news', async () => {
    const csv = file('16b-twins.csv');
    await upload(csv);
    const folded = csv.replaceAll('Rasha Hallak', 'RASHA  HALLAK').replace('FLD-16B', 'fld-16b\u200f');
    expect(outcomes(await upload(folded))).toEqual(['already-registered']);
    const changed = csv
      .replace('Rasha Hallak,f,1987-01-09', 'Rasha Hallak,f,1987-09-01')
      .replaceAll('normal', 'urgent');
    expect(told(await upload(changed)).filter(([, , rule]) => rule !== 'held-back')).toEqual([
      [2, 'submission priority', 'differs-from-registered-case'],
      [2, 'date of birth', 'differs-from-registered-case'],
    ]);
    const fewer = csv
      .split('\n')
      .filter((line) => !line.includes('Third Wife'))
      .join('\n');
    const { rejected } = await upload(fewer, worker, 'fr');
    expect(rejected.find(({ rule }) => rule !== 'held-back')).toMatchObject({
      column: 'case number',
      message: expect.stringContaining('ne sont pas dans le fichier : 1'),
    });
  });

  it('says what the case says of a consent that differs, and in what, each row once', async () => {
    const row = (name: string, over: string) =>
      `FLD-77,resettlement,amman,toronto,normal,medical-needs,lack-of-foreseeable-alternatives,${name},f,1987-01-09,SYR,ar,${over}`;
    const header =
      'case number,programme,office,destination office,submission priority,primary category,secondary category,full name,sex,date of birth,nationality,languages,relationship to PA,consent purpose,consent recipient,consent fields,consent text version,consent date';
    const of = (purposes: string, recipients: string, days: string) =>
      `${header}\n${row('Hala Nassar', `principal-applicant,${purposes},${recipients},,v1,${days}`)}\n`;
    const first = 'assessment|disclosure-to-state';
    expect(outcomes(await upload(of(first, 'programme|states', '2026-01-05|2026-01-06')))).toEqual([
      'registered',
    ]);
    const changed = await upload(
      of(`${first}|tracing`, 'clinic|states|programme', '2026-01-05|2026-02-07|2026-01-05'),
    );
    expect(changed.rejected.map(({ row, column, value, message }) => [row, column, value, message])).toEqual([
      [
        2,
        'consent recipient',
        'clinic',
        expect.stringContaining('“assessment” the registered case says “programme”'),
      ],
      [2, 'consent date', '2026-02-07', expect.stringContaining('the registered case says “2026-01-06”')],
      [2, 'consent purpose', 'tracing', expect.stringContaining('no other consent “tracing”')],
    ]);
    const seen = await table.store.readAudit('reads-2026-11-23-caseworker-1', 0, 10);
    expect(seen.flatMap(({ facts }) => facts)).toContainEqual({
      act: 'cases.compared',
      details: expect.objectContaining({ fields: ['identity'], cases: [changed.households[0]!.caseId] }),
    });
    const inArabic = await upload(of(first, 'clinic|clinic', '2026-01-05|2026-01-06'), worker, 'ar');
    expect(inArabic.causes.map(({ cause }) => cause).join()).not.toMatch(/الملف الإلكتروني/);
    const administrator = await upload(
      of(first, 'clinic|states', '2026-01-05|2026-01-06'),
      staff('administrator'),
    );
    expect(administrator.rejected[0]!.message).toContain('the registered case says something else');
    expect(JSON.stringify(administrator)).not.toContain('“programme”');
  });

  it('counts a row once for each cause', async () => {
    const csv = file('16b-twins.csv').replaceAll('FLD-16B', 'FLD-16C');
    await upload(csv);
    const { causes } = await upload(csv.replaceAll('normal', 'urgent').replaceAll('toronto', 'lyon'));
    expect(causes.map(({ count, rows }) => [count, rows])).toEqual([
      [1, [2]],
      [1, [2]],
    ]);
  });

  it('of another office waits too, and names the cause in the file that comes back', async () => {
    const report = await upload(file('11b.csv'), worker, 'ar');
    expect(outcomes(report)).toEqual(['other-office']);
    expect(report.rejectedFile).toContain('هذا ملف لمكتب آخر');
  });

  it('may have the number of another office where numbers are those of an office', async () => {
    const csv = file('10a.csv').replaceAll('FLD-10-A', 'FLD-OFFICE').replace('KBI-900001', '');
    const policy = await table.store.currentPolicy('resettlement');
    const own = {
      ...policy,
      version: policy.version + 1,
      intake: { ...policy.intake, caseNumbers: 'office' as const },
    };
    await table.store.publishPolicy(own, { id: 'office-numbers', actor: staff('administrator'), at: AT });
    const beirut = csv.replace(',amman,', ',beirut,').replace('Bassel Qanawati', 'Mirna Jarrouj');
    const first = await upload(csv);
    const second = await upload(beirut, staff('caseworker', 'beirut'));
    expect([outcomes(first), outcomes(second)]).toEqual([['registered'], ['registered']]);
    expect(second.households[0]!.caseId).not.toBe(first.households[0]!.caseId);
    expect((await table.store.loadCase(second.households[0]!.caseId!)).case.held).toBeUndefined();
    expect(outcomes(await upload(beirut, staff('caseworker', 'beirut')))).toEqual(['already-registered']);
    await table.store.publishPolicy(
      { ...policy, version: policy.version + 2 },
      { id: 'programme-numbers', actor: staff('administrator'), at: AT },
    );
  });
});

describe('an individual number that another case has', () => {
  it('makes the household wait where the caller may know of that case', async () => {
    expect(outcomes(await upload(file('10a.csv')))).toEqual(['registered']);
    const second = await upload(file('10b.csv'));
    expect(outcomes(second)).toEqual(['waiting']);
    expect(told(second)).toEqual([[2, 'individual number', 'individual-number-registered']]);
    expect(second.rejected[0]!.value).toBe('kbi-900001');
  });

  it('is 409 at the API, for a new case and for a correction', async () => {
    const members = [adult({ individualNumber: 'KBI-77' })];
    const register = (body: object) => api('RegisterCase', { by: worker, body });
    expect((await register(household({ office: 'amman', members }))).status).toBe(201);
    const again = await register(
      household({ office: 'amman', members: [adult(), child({ individualNumber: ' kbi-٧٧' })] }),
    );
    expect(again).toMatchObject({ status: 409, body: { issues: [{ path: 'members.1.individualNumber' }] } });
    const other = await register(household({ office: 'amman', members: [adult({ name: 'Rana Saleh' })] }));
    const caseId = String(other.body.caseId);
    const [person] = (await table.store.loadCase(caseId)).persons;
    const member = adult({ name: 'Rana Saleh', individualNumber: 'KBI-77' });
    const corrected = await api('CorrectPerson', {
      by: worker,
      path: { caseId, personId: person!.id },
      body: { reasonCode: 'number-found', member },
    });
    expect(corrected).toMatchObject({ status: 409, body: { issues: [{ path: 'member.individualNumber' }] } });
  });

  it('is refused on two members of one household', async () => {
    const members = [adult({ individualNumber: 'KBI-5' }), child({ individualNumber: 'kbi-5' })];
    const answer = await api('RegisterCase', { by: worker, body: household({ office: 'amman', members }) });
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: 'members.1.individualNumber' }] } });
  });

  it('of a case that the caller may not know answers like a new one; the record is held', async () => {
    const members = [adult({ individualNumber: 'KBI-88' })];
    await api('RegisterCase', { by: worker, body: household({ office: 'amman', members }) });
    const nairobi = staff('caseworker', 'nairobi');
    const body = { ...household({ office: 'nairobi', destinationOffice: 'oslo', members }), start: true };
    const answer = await api('RegisterCase', { by: nairobi, body });
    expect(answer.status).toBe(201);
    const { case: caseRecord } = await table.store.loadCase(String(answer.body.caseId));
    expect(caseRecord).toMatchObject({ status: 'active', held: { office: 'amman' } });
  });
});
