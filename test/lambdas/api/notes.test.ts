import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker', ASYLUM);
const officer = staff('tracing-officer', ASYLUM, 'anna');
const trainer = staff('orientation-trainer', ASYLUM);

let table: TestTable;
let file: CaseFile;
let caseId: string;
beforeAll(async () => {
  table = await openTestTable();
  for (const by of [worker, officer, trainer, staff('caseworker', 'oslo', 'olav')])
    await api('ReadSession', { by });
});
beforeEach(async () => {
  file = await storedCase(table);
  caseId = file.case.id;
});

const write = (body: object, by = worker, key?: string) =>
  api('WriteNote', { by, path: { caseId }, body, ...(key === undefined ? {} : { key }) });
const listed = async (by: Actor = worker) =>
  (await api('ListNotes', { by, path: { caseId } })).body as {
    notes: { id: string; text: string; about?: string; earlier: { text: string }[] }[];
    people: { id: string }[];
  };
const told = async (by: Actor) =>
  (
    (await api('ListNotices', { by })).body.notices as { template: string; ownerId: string; data: object }[]
  ).filter(({ template, ownerId }) => template === 'note-mention' && ownerId === caseId);

describe('a note', () => {
  it('is written on a case, a member and a work item, once for each command', async () => {
    const item = await storedItem(table, caseId, 'eligibility-review');
    const person = file.persons[0]!.id;
    const first = await write({ text: 'Rang; no answer.' }, worker, 'k');
    expect((await write({ text: 'Rang; no answer.' }, worker, 'k')).body).toEqual(first.body);
    await write({ text: 'Prefers mornings.', about: person });
    await write({ text: 'Waiting for the registry.', about: item });
    expect((await write({ text: 'x', about: 'person-00000000000000000000' })).status).toBe(404);
    const { notes, people } = await listed();
    expect(new Set(notes.map(({ about }) => about))).toEqual(new Set([undefined, person, item]));
    expect(people.map(({ id }) => id)).toEqual([worker.id]);
  });

  it('tells the colleague whom it mentions, once, and names neither in the audit', async () => {
    const { body } = await write({ text: 'Samira asks @Anna about her brother', mentions: [officer.id] });
    expect(await told(officer)).toMatchObject([{ data: { noteId: body.noteId } }]);
    const path = { caseId, noteId: String(body.noteId) };
    const again = { text: 'Samira asks @Anna about both brothers', mentions: [officer.id] };
    expect((await api('ChangeNote', { by: worker, path, body: again })).status).toBe(200);
    expect(await told(officer)).toHaveLength(1);
    const audit = JSON.stringify(await table.store.readAudit(caseId, 0, 50));
    expect(audit).toContain('note.changed');
    expect(audit).not.toContain('Samira');
    const item = await storedItem(table, caseId, 'eligibility-review');
    await write({ text: '@Anna', mentions: [officer.id], about: item });
    expect((await told(officer)).map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ workItemId: item }),
    );
  });

  it('mentions nobody who may not read it: of another office, of another class, or unknown', async () => {
    for (const mentions of [['olav'], ['nobody-1']])
      expect((await write({ text: 'x', mentions })).body.issues).toMatchObject([
        { code: 'mention-may-read' },
      ]);
    const medical = { text: 'x', class: 'health', mentions: [officer.id] };
    expect((await write(medical)).body.issues).toMatchObject([{ code: 'mention-may-read' }]);
    const by = staff('supervisor', ASYLUM);
    const flag = { kind: 'protection', instruction: 'careful', blocks: [] };
    await api('RaiseFlag', { by, path: { caseId }, body: flag });
    expect((await write({ text: 'x', mentions: [officer.id] }, by)).status).toBe(400);
  });

  it('is seen by readers of its class, and is not there for another office', async () => {
    const { body } = await write({ text: 'Insulin at night.', class: 'health' });
    expect((await listed(trainer)).notes).toEqual([]);
    expect((await write({ text: 'x', class: 'health' }, trainer)).status).toBe(400);
    const elsewhere = staff('caseworker', 'oslo', 'olav');
    expect((await api('ListNotes', { by: elsewhere, path: { caseId } })).status).toBe(404);
    expect((await write({ text: 'x' }, elsewhere)).status).toBe(404);
    const path = { caseId, noteId: String(body.noteId) };
    expect((await api('EraseNote', { by: trainer, path })).status).toBe(404);
  });

  it('is changed by its author alone, keeps what it said, and is erased with all of it', async () => {
    const { body } = await write({ text: 'Lives with an uncle.' });
    const path = { caseId, noteId: String(body.noteId) };
    const next = { text: 'Lives with an aunt.' };
    expect((await api('ChangeNote', { by: officer, path, body: next })).status).toBe(403);
    await api('ChangeNote', { by: worker, path, body: next });
    expect((await listed()).notes).toMatchObject([
      { text: 'Lives with an aunt.', earlier: [{ text: 'Lives with an uncle.' }] },
    ]);
    expect((await api('EraseNote', { by: officer, path })).status).toBe(403);
    expect((await api('EraseNote', { by: staff('supervisor', ASYLUM), path })).status).toBe(200);
    expect((await api('EraseNote', { by: worker, path })).status).toBe(200);
    expect((await listed()).notes).toEqual([]);
    const stored = JSON.stringify(
      await table.store.change(caseId, command(), async (now) => ({
        ...{ patch: {}, writes: [], facts: [] },
        answer: now.notes,
      })),
    );
    expect(stored).not.toMatch(/aunt|uncle/);
    expect((await api('ChangeNote', { by: worker, path, body: next })).status).toBe(409);
  });
});
