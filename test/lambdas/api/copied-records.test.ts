import { beforeAll, describe, expect, it } from 'vitest';
import type { HouseholdChange } from '../../../domain/household/household-change.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { fileOf, kept } from '../../fixtures/documents.ts';
import { adult, household } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker', ASYLUM);
const officer = staff('protection-officer', ASYLUM);
const COLLEAGUE = { id: 'supervisor-7', name: 'Rima Colleague' };

let caseId: string;
let layla: string;
let other: string;

beforeAll(async () => {
  const table = await openTestTable();
  const second = adult({ name: 'Layla Second', relationship: 'spouse' });
  const file = await storedCase(table, { members: [household().members[0]!, second] });
  caseId = file.case.id;
  const idOf = (name: string) => file.persons.find((one) => one.name === name)!.id;
  [layla, other] = [idOf('Layla Second'), idOf(household().members[0]!.name)];
  await api('ReadSession', {
    by: { ...staff('supervisor', ASYLUM, COLLEAGUE.id), name: COLLEAGUE.name } as never,
  });
  const document = (kind: string, about?: string) =>
    kept(officer, caseId, fileOf('pdf', 80), { kind, ...(about === undefined ? {} : { about }) });
  await document('passport', layla);
  await document('letter', layla);
  await document('medical-report', layla);
  await document('custody-paper', other);
  await document('other');
  const consent = file.consents.find(({ personId }) => personId === other)!;
  await document('signed-consent', consent.id);
  const note = (text: string, body: object = {}) =>
    api('WriteNote', { by: officer, path: { caseId }, body: { text, ...body } });
  await note('about the whole case');
  await note('about Layla', { about: layla });
  await note('Layla must not be found', { about: layla, class: 'protection' });
  await note('about the other', { about: other });
  const left: HouseholdChange = {
    ...{ type: 'household-change', schema: 5, id: 'change-1', caseId, version: 2 },
    change: { kind: 'leaves', because: 'moved-out', personId: other },
    ...{ happenedOn: '2026-02-01', evidence: 'told by a neighbour', office: ASYLUM },
    ...{ status: 'confirmed', proposedBy: 'x', proposedAt: '2026-02-02T00:00:00.000Z' },
  };
  await table.store.change(caseId, command(), () => ({
    ...{ patch: {}, facts: [{ act: 'household-change.confirmed' }], answer: {} },
    writes: [left, { ...left, id: 'change-2', status: 'declined', evidence: 'a mistake' }],
  }));
});

interface Copied {
  documents: { kind: string; personId?: string }[];
  notes: { text: string }[];
  changes: { kind: string; personIds: string[]; evidence?: string }[];
}
async function copied(
  body: object,
): Promise<{ kinds: string[]; texts: string[]; copy: Copied; text: string }> {
  const wanted = { language: 'ar', reasonCode: 'asked', ...body };
  const answer = await api('MakeCopy', { by: officer, path: { caseId }, body: wanted });
  expect(answer.status).toBe(201);
  const copy = answer.body as never as Copied;
  const kinds = copy.documents.map(({ kind }) => kind).toSorted();
  return { kinds, texts: copy.notes.map(({ text }) => text).toSorted(), copy, text: answer.text };
}

describe('papers, notes and changes in a copy of a case', () => {
  it('for a person are those about them, of the classes of such a copy', async () => {
    const { kinds, texts, copy } = await copied({ audience: 'person', personId: layla });
    expect(kinds).toEqual(['letter', 'medical-report', 'passport']);
    expect(texts).toEqual(['about Layla']);
    expect(copy.changes).toEqual([]);
    const ofOther = await copied({ audience: 'person', personId: other });
    expect(ofOther.kinds).toEqual(['signed-consent']);
    expect(ofOther.copy.changes).toMatchObject([{ kind: 'leaves', personIds: [other] }]);
    expect(ofOther.text).not.toContain('Layla');
  });

  it('for the family are papers for identity and travel and what is of all, without notes', async () => {
    const { kinds, texts, copy, text } = await copied({ audience: 'family' });
    expect(kinds).toEqual(['other', 'passport']);
    expect(texts).toEqual([]);
    expect(copy.changes).toHaveLength(1);
    expect(text).not.toContain('neighbour');
  });

  it('for a court are those of the classes that it ordered, and how the office knows of a change', async () => {
    const plain = await copied({ audience: 'court' });
    expect(plain.kinds).toEqual(['letter', 'other', 'passport', 'signed-consent']);
    expect(plain.texts).toEqual(['about Layla', 'about the other', 'about the whole case']);
    const ordered = await copied({ audience: 'court', classes: ['protection', 'health'] });
    expect(ordered.kinds).toEqual([
      'custody-paper',
      'letter',
      'medical-report',
      'other',
      'passport',
      'signed-consent',
    ]);
    expect(ordered.texts).toContain('Layla must not be found');
    expect(ordered.copy.changes).toMatchObject([{ evidence: 'told by a neighbour' }]);
    expect(ordered.text).not.toContain('a mistake');
  });

  it('name no colleague whom a note mentions, and have nothing that was erased', async () => {
    const mentions = [COLLEAGUE.id];
    const body = { text: `ask @${COLLEAGUE.name} first`, mentions, about: layla };
    const written = await api('WriteNote', { by: worker, path: { caseId }, body });
    expect(written.status).toBe(201);
    const { texts, text } = await copied({ audience: 'person', personId: layla });
    expect(texts).toContain('ask @… first');
    expect(text).not.toContain(COLLEAGUE.name);
    const path = { caseId, noteId: String(written.body.noteId) };
    await api('EraseNote', { by: worker, path });
    expect((await copied({ audience: 'person', personId: layla })).texts).toEqual(['about Layla']);
  });
});
