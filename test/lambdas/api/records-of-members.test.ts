import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { fetched, fileOf, kept } from '../../fixtures/documents.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker');
const supervisor = staff('supervisor');
const family = [adult(), adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' }), child()];
const proof = { happenedOn: '2026-03-01', evidence: 'a paper of the registry office' };

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

async function changed(file: CaseFile, change: unknown): Promise<void> {
  const path = { caseId: file.case.id };
  const { body, text } = await api('ProposeHouseholdChange', {
    by: worker,
    path,
    body: { change, ...proof },
  });
  expect(body.changeId, text).toBeTypeOf('string');
  const workItemId = await storedItem(table, file.case.id, 'household-change', String(body.changeId));
  const by = supervisor;
  const decided = await api('DecideWorkItem', { by, path: { workItemId }, body: { decision: 'confirm' } });
  expect([decided.status, decided.text]).toMatchObject([200, expect.anything()]);
}
const child3 = (file: CaseFile) => file.persons.find(({ relationship }) => relationship === 'son')!.id;
const documentsOf = async (recordId: string) =>
  ((await api('ListDocuments', { by: worker, path: { recordId } })).body.documents as { id: string }[]).map(
    ({ id }) => id,
  );
const notesOf = async (caseId: string) =>
  ((await api('ListNotes', { by: worker, path: { caseId } })).body.notes as { text: string }[]).map(
    ({ text }) => text,
  );
const datesOf = async (caseId: string) =>
  (
    (await api('ListCaseAppointments', { by: worker, path: { caseId } })).body.appointments as {
      status: string;
    }[]
  ).map(({ status }) => status);

/** A document, a note and an appointment of a member, and a document of the household. */
async function written(file: CaseFile, about: string) {
  const recordId = file.case.id;
  const own = await kept(worker, recordId, fileOf('pdf', 90), { about });
  const common = await kept(worker, recordId, fileOf('pdf', 90));
  await api('WriteNote', {
    by: worker,
    path: { caseId: recordId },
    body: { text: 'Likes football.', about },
  });
  const when = { day: '2026-04-01', time: '09:30', timeZone: 'UTC', minutes: 30, place: 'Room 7', staff: [] };
  const body = { ...when, kind: 'interview', personIds: [about] };
  await api('PlanAppointment', { by: worker, path: { caseId: recordId }, body });
  return { own: own.documentId, common: common.documentId };
}

describe('what was written about members', () => {
  it('goes along to the case that they move to, with its bytes, and is gone where it was', async () => {
    const from = await storedCase(table, { members: family });
    const to = await storedCase(table, { number: 'RRF-RECORDS-TO' });
    const { own, common } = await written(from, child3(from));
    await changed(from, { kind: 'moves', toCase: to.case.id, members: [child3(from)] });
    expect(await documentsOf(from.case.id)).toEqual([common]);
    expect(await documentsOf(to.case.id)).toEqual([own]);
    expect([await notesOf(from.case.id), await notesOf(to.case.id)]).toEqual([[], ['Likes football.']]);
    expect([await datesOf(from.case.id), await datesOf(to.case.id)]).toEqual([['cancelled'], ['planned']]);

    const gone = { recordId: from.case.id, documentId: own };
    await api('RemoveDocument', { by: worker, path: gone, body: { reasonCode: 'wrong-file' } });
    const path = { recordId: to.case.id, documentId: own };
    const { body } = await api('OpenDocument', { by: worker, path });
    expect(await fetched(body)).toEqual(expect.any(Buffer));
  });

  it('goes along to the case that they part into', async () => {
    const from = await storedCase(table, { members: family, number: 'RRF-RECORDS-PART' });
    const spouse = from.persons.find(({ relationship }) => relationship === 'spouse')!.id;
    const { own } = await written(from, spouse);
    await changed(from, { kind: 'parts', members: [spouse] });
    const { case: after } = await table.store.loadCase(from.case.id);
    const parted = after.linked!.at(-1)!.caseId;
    expect(await documentsOf(parted)).toEqual([own]);
    expect(await notesOf(parted)).toEqual(['Likes football.']);
    expect(await documentsOf(from.case.id)).not.toContain(own);
  });
});
