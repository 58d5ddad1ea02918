import { beforeAll, describe, expect, it } from 'vitest';
import { CorrectPerson } from '../../../contracts/api/persons.ts';
import { SEES } from '../../../contracts/authorization.ts';
import { NEED_CODES } from '../../../domain/case/need-code-list.ts';
import type { NewMember } from '../../../domain/casework/register-case.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, household } from '../../fixtures/household.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const worker = staff('caseworker');
const PASSPORT = {
  kind: 'passport',
  number: 'N-0048213',
  country: 'SYR',
  issuedOn: '2020-02-01',
  expiresOn: '2030-01-31',
} as const;
const KNOWN: Partial<NewMember> = {
  givenName: 'Samira',
  familyName: 'Haddad',
  otherNames: ['سميرة حداد', 'Samirah Hadad'],
  phones: ['٠٧٩١٢٣٤٥٦٧', '00 961 3 123 456', '+962 6 500 0000'],
  addresses: ['Jabal Amman, 3rd circle'],
  preferredLanguage: 'ar',
  interpreterNeeded: true,
  identityPapers: [PASSPORT],
  needCodes: ['DS-BD', 'SV-VA', 'LP'],
};

const register = (over: Partial<NewMember>) =>
  api('RegisterCase', {
    by: worker,
    body: { ...household(), members: [{ ...adult(), ...over }], start: false },
  });
async function registered(over: Partial<NewMember>) {
  const { status, body } = await register(over);
  expect([status, body]).toEqual([201, { caseId: expect.any(String) }]);
  const { caseId } = body as { caseId: string };
  const [person] = (await table.store.loadCase(caseId)).persons;
  return { caseId, person: person! };
}

describe('how a person is called, reached and known', () => {
  it('is registered, phones as people write them where the office is', async () => {
    const { person } = await registered(KNOWN);
    expect(person).toMatchObject({ ...KNOWN, phones: ['+962791234567', '+9613123456', '+96265000000'] });
  });

  it.each<[string, Partial<NewMember>, string, string]>([
    ['a phone of too few digits', { phones: ['0791'] }, 'members.0.phones.0', 'phone-number'],
    [
      'a phone that a spreadsheet shortened',
      { phones: ['7.91E+08'] },
      'members.0.phones.0',
      'phone-shortened',
    ],
    ['a need of no list', { needCodes: ['XX-YY'] }, 'members.0.needCodes.0', 'in-list'],
    [
      'a paper that expires before it is issued',
      { identityPapers: [{ ...PASSPORT, expiresOn: '2019-01-01' }] },
      'members.0.identityPapers.0.expiresOn',
      'after-issue',
    ],
    [
      'a paper twice',
      { identityPapers: [PASSPORT, { ...PASSPORT, number: 'n-0048213' }] },
      'members.0.identityPapers.1.number',
      'given-once',
    ],
  ])('is refused with %s, saying where and why', async (_what, wrong, path, code) => {
    const { status, body } = await register(wrong);
    expect(status).toBe(400);
    expect((body as { issues: unknown[] }).issues).toMatchObject([{ path, code }]);
    expect(JSON.stringify(body)).not.toContain('0048213');
  });

  it('is corrected with a reason; the audit names the fields, never their values', async () => {
    const { caseId, person } = await registered(KNOWN);
    const { type, schema, id, caseId: _case, version, status, ...member } = person;
    const put = (over: Partial<NewMember>, ifMatch: string) =>
      api('CorrectPerson', {
        by: worker,
        path: { caseId, personId: id },
        body: { reasonCode: 'misspelt', member: { ...member, ...over } },
        ifMatch,
      });
    expect(await put({ phones: ['079 765 4321'], needCodes: ['DS-BD'] }, '"1"')).toMatchObject({
      status: 200,
    });
    expect(await put({ phones: [] }, '"1"')).toMatchObject({ status: 409 });
    const [now] = (await table.store.loadCase(caseId)).persons;
    expect(now).toMatchObject({ phones: ['+962797654321'], needCodes: ['DS-BD'], version: 2 });
    const entries = JSON.stringify(await table.store.readAudit(caseId, 1, 10));
    expect(entries).toContain('"fields":["phones","needCodes"]');
    expect(entries).not.toContain('797654321');
  });

  it.each<[Role, readonly string[] | undefined]>([
    ['caseworker', ['DS-BD', 'SV-VA', 'LP']],
    ['health-staff', ['DS-BD']],
    ['orientation-trainer', []],
  ])('shows a %s only the needs of the classes that they see', async (role, needs) => {
    const { caseId } = await registered(KNOWN);
    const { body } = await api('ReadCase', { by: staff(role), path: { caseId } });
    const [seen] = (body as { persons: Record<string, unknown>[] }).persons;
    expect(seen).toMatchObject({
      phones: ['+962791234567', '+9613123456', '+96265000000'],
      needCodes: needs,
    });
  });

  it('is corrected only by those who see all needs, so that nobody drops what is hidden from them', () => {
    for (const role of Object.keys(CorrectPerson.grants ?? {}) as Role[])
      expect(SEES[role]).toEqual(expect.arrayContaining(['identity', 'health', 'protection']));
  });

  it('has every code of UNHCR’s list once', () => {
    expect(NEED_CODES).toHaveLength(113);
    expect(new Set(NEED_CODES).size).toBe(113);
  });
});
