import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { relayOf } from '../../../domain/casework/relay.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

interface Report {
  households: { outcome: string; caseId: string | null }[];
  rejected: { row: number; column: string; text?: string; cause: string }[];
  alike: { row: number; caseId: string }[];
  importId: string | null;
  proposed: number;
}

const AT = '2026-11-23T08:00:00.000Z';
const KEY = '0c9a4d7e-6d0a-4f4e-9a51-1f1d3b0c8a01';
const worker = staff('caseworker', 'amman');
const csv = readFileSync('test/fixtures/cases/16b-twins.csv', 'utf8');
const upload = async (body: object, by = worker, at = AT): Promise<Report> => {
  const answer = await api('ImportIntake', { by, body: { csv, ...body }, at });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Report;
};
const undo = (importId: string | null, by = worker, at = AT) =>
  api('UndoIntakeImport', { by, path: { importId: importId! }, body: {}, at });
const outcomes = ({ households }: Report) => households.map(({ outcome }) => outcome);

let table: TestTable;
beforeEach(async () => {
  table = await openTestTable();
});

describe('a dry run', () => {
  it('says what would be registered and what is known, and writes nothing', async () => {
    const before = await upload({ dryRun: true, importKey: KEY });
    expect([outcomes(before), before.households[0]!.caseId, before.importId]).toEqual([
      ['registered'],
      null,
      null,
    ]);
    const caseId = (await upload({})).households[0]!.caseId!;
    const after = await upload({ dryRun: true });
    expect([outcomes(after), after.households[0]!.caseId]).toEqual([['already-registered'], caseId]);
    const other = csv.replaceAll('FLD-16B', 'FLD-16Z').replaceAll('Hallak,f,1987', 'Hallak,f,1986');
    expect(outcomes(await upload({ csv: other, dryRun: true }))).toEqual(['registered']);
    expect((await api('ListIntakeImports', { by: worker, at: AT })).body).toEqual({ imports: [] });
  });

  it('tells of a child whose care the household suggests, and takes that when a person has confirmed it', async () => {
    const silent = csv.replaceAll(',accompanied,both-parents', ',,');
    const asked = await upload({ csv: silent, dryRun: true });
    expect([outcomes(asked), asked.proposed]).toEqual([[], 2]);
    expect(asked.rejected.map(({ cause }) => cause).join()).toContain('both-parents');
    const { households } = await upload({ csv: silent, acceptProposed: true });
    const { persons } = await table.store.loadCase(households[0]!.caseId!);
    expect(persons.filter(({ relationship }) => relationship === 'son')).toMatchObject([
      { separation: 'accompanied', custody: 'both-parents' },
      { separation: 'accompanied', custody: 'both-parents' },
    ]);
  });
});

describe('an import', () => {
  it('is undone within a day: its cases close, what runs is stopped, and the numbers are free again', async () => {
    const { importId, households } = await upload({ importKey: KEY, start: true });
    const caseId = households[0]!.caseId!;
    const listed = await api('ListIntakeImports', { by: staff('supervisor', 'amman'), at: AT });
    expect(listed.body).toEqual({ imports: [{ importId, by: worker.id, at: AT, office: 'amman' }] });
    const before = await table.store.loadCase(caseId);
    const answer = await undo(importId);
    expect(answer.body).toEqual({ undone: [caseId], kept: [], next: null });
    const { case: after } = await table.store.loadCase(caseId);
    expect(after).toMatchObject({ status: 'closed', closing: { reasonCode: 'import-undone' } });
    expect(relayOf(before.case, after)).toMatchObject([{ kind: 'stop', execution: `${caseId}-1` }]);
    const entries = await table.store.readAudit(caseId, 0, 10);
    expect(entries.at(-1)).toMatchObject({ actor: { id: worker.id }, facts: [{ act: 'case.undone' }] });
    expect((await undo(importId)).body).toEqual({ undone: [caseId], kept: [], next: null });
    const again = await upload({ importKey: KEY.replace('0c', '1c') });
    expect(outcomes(again)).toEqual(['registered']);
    expect(again.households[0]!.caseId).not.toBe(caseId);
    expect(outcomes(await upload({}))).toEqual(['already-registered']);
    expect((await undo(again.importId)).status).toBe(200);
    expect(outcomes(await upload({}))).toEqual(['registered']);
  });

  it('leaves and names cases that somebody has worked on, and is not undone later or by others', async () => {
    const { importId, households } = await upload({ importKey: KEY });
    const caseId = households[0]!.caseId!;
    const flag = { kind: 'medical-hold', instruction: 'Rest.', blocks: [] };
    expect(
      (await api('RaiseFlag', { by: worker, path: { caseId }, body: flag, at: AT })).status,
    ).toBeLessThan(300);
    expect((await undo(importId)).body).toEqual({
      undone: [],
      kept: [{ caseId, because: 'worked-on' }],
      next: null,
    });
    expect((await table.store.loadCase(caseId)).case.status).toBe('registered');
    expect((await undo(importId, { ...worker, id: 'caseworker-2' })).status).toBe(404);
    expect((await undo(importId, staff('supervisor', 'beirut'))).status).toBe(404);
    expect((await undo(importId, worker, '2026-11-24T08:00:01.000Z')).status).toBe(409);
  });
});
