import { beforeAll, describe, expect, it } from 'vitest';
import type { NewMember } from '../../../domain/casework/register-case.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const worker = staff('caseworker');

async function family() {
  const { case: caseRecord, persons } = await storedCase(table, { members: [adult(), child()] });
  const personId = persons.find(({ relationship }) => relationship === 'son')!.id;
  const put = (member: NewMember, ifMatch?: string, by = worker) =>
    api('CorrectPerson', {
      by,
      path: { caseId: caseRecord.id, personId },
      body: { reasonCode: 'misspelt', member },
      ...(ifMatch === undefined ? {} : { ifMatch }),
    });
  const stored = async () =>
    (await table.store.loadCase(caseRecord.id)).persons.find(({ id }) => id === personId);
  return { caseRecord, personId, put, stored };
}

describe('PUT /cases/{caseId}/persons/{personId}', () => {
  it('corrects, counts the version up, and names fields and reason in the audit, never values', async () => {
    const { caseRecord, personId, put, stored } = await family();
    const corrected = await put(child({ name: 'Youssef Haddad', motherName: 'Samira' }), '"1"');
    expect(corrected).toMatchObject({ status: 200, body: { personId, version: 2 } });
    expect(await stored()).toMatchObject({ name: 'Youssef Haddad', motherName: 'Samira', version: 2 });
    const entries = await table.store.readAudit(caseRecord.id, 1, 10);
    expect(entries).toMatchObject([
      {
        facts: [
          {
            act: 'person.corrected',
            subject: personId,
            details: { fields: ['name', 'motherName'], reasonCode: 'misspelt' },
          },
        ],
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Youssef');
  });

  it('refuses an older version with the present one, though others have looked at the case since', async () => {
    const { caseRecord, put } = await family();
    await api('ReadCase', { by: staff('supervisor'), path: { caseId: caseRecord.id } });
    expect((await put(child({ name: 'Yusef Haddad' }), '"1"')).status).toBe(200);
    const late = await put(child({ name: 'Yousuf Haddad' }), '"1"');
    expect(late).toMatchObject({
      status: 409,
      body: { type: 'urn:kinbridge:error:VersionConflict', currentVersion: 2 },
    });
  });

  it('changes nothing when nothing differs', async () => {
    const { put, stored } = await family();
    expect((await put(child())).body).toMatchObject({ version: 1 });
    expect(await stored()).toMatchObject({ version: 1 });
  });

  it.each<[string, Partial<NewMember>, string]>([
    ['a second principal applicant', { relationship: 'principal-applicant' }, 'member.relationship'],
    ['a birth in the future', { birthDate: '2040-01-01' }, 'member.birthDate'],
    ['a country that is none', { nationality: 'STA' }, 'member.nationality'],
    ['an adult in custody', { birthDate: '1980-01-01' }, 'member.custody'],
  ])('refuses %s', async (_what, wrong, path) => {
    const { put } = await family();
    expect(await put(child(wrong))).toMatchObject({ status: 400, body: { issues: [{ path }] } });
  });

  it('lets a country stand that a record has since before countries were looked up', async () => {
    const { case: caseRecord, persons } = await storedCase(table);
    const old = { ...persons[0]!, nationality: 'SRY' };
    const facts = [{ act: 'person.corrected', subject: old.id }];
    await table.store.change(caseRecord.id, command(), () => ({
      patch: {},
      writes: [old],
      facts,
      answer: {},
    }));
    const corrected = await api('CorrectPerson', {
      by: worker,
      path: { caseId: caseRecord.id, personId: old.id },
      body: { reasonCode: 'misspelt', member: adult({ nationality: 'SRY', name: 'Samira Hadad' }) },
    });
    expect(corrected).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('takes a spelling of a child who has come of age, with the custody that the record has', async () => {
    const { case: caseRecord, persons } = await storedCase(table, {
      members: [adult(), child({ birthDate: '2008-03-20' })],
    });
    const son = persons.find(({ relationship }) => relationship === 'son')!;
    const put = (over: Partial<NewMember>) =>
      api('CorrectPerson', {
        by: worker,
        path: { caseId: caseRecord.id, personId: son.id },
        body: { reasonCode: 'misspelt', member: child({ birthDate: '2008-03-20', ...over }) },
        at: '2026-03-21T09:00:00.000Z',
      });
    expect(await put({ name: 'Youssef Haddad' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await put({ custody: 'one-parent' })).toMatchObject({ status: 400 });
  });

  it('is not for other roles or offices', async () => {
    const { put } = await family();
    expect((await put(child(), undefined, staff('health-staff'))).status).toBe(403);
    expect((await put(child(), undefined, staff('caseworker', 'kyiv'))).status).toBe(404);
  });

  it('stops what is under way when a child turns out to be alone', async () => {
    const { caseRecord, put } = await family();
    await table.store.change(caseRecord.id, command(), (file) => ({
      patch: {
        stages: {
          ...file.case.stages,
          'best-interests': { status: 'skipped', outcome: 'no-procedure-due', at: AT },
        },
      },
      writes: [],
      facts: [{ act: 'best-interests.not-needed' }],
      answer: {},
    }));
    const item = await storedItem(table, caseRecord.id, 'travel-documents');
    expect((await put(child({ separation: 'separated' }))).status).toBe(200);
    const file = await table.store.loadCase(caseRecord.id);
    expect(file.case).toMatchObject({ run: 2, stages: { 'best-interests': { status: 'reopened' } } });
    expect(file.workItems.find(({ id }) => id === item)).toMatchObject({ status: 'cancelled' });
  });
});
