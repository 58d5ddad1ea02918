import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/actor.ts';
import { relayOf } from '../../../domain/case/relay.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { household } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const guesser = staff('caseworker', 'nairobi', 'guesser');
const judge = staff('supervisor', 'amman', 'judge');
const register = (number: string, by: Actor = guesser) =>
  api('RegisterCase', {
    by,
    body: { ...household({ number, office: by.office!, destinationOffice: 'oslo' }), start: true },
  });
const headOf = async (caseId: string) => (await table.store.loadCase(caseId)).case;

describe('a number that another office knows', () => {
  it('answers and looks like a new one, and starts nothing but the question what it is', async () => {
    const { case: known } = await storedCase(table);
    const taken = await register(known.number);
    const fresh = await register(`${known.number}-NEW`);
    expect([taken.status, Object.keys(taken.body)]).toEqual([fresh.status, Object.keys(fresh.body)]);
    const caseId = String(taken.body.caseId);
    expect(caseId).not.toBe(known.id);
    const views = [];
    for (const id of [caseId, String(fresh.body.caseId)]) {
      const { body } = await api('ReadCase', { by: guesser, path: { caseId: id } });
      views.push({ ...(body.case as object), id: '', number: '', audit: null, waitsFor: body.waitsFor });
    }
    expect(views[0]).toEqual(views[1]);
    const held = await headOf(caseId);
    expect(relayOf(undefined, held)).toMatchObject([
      { kind: 'start', workflow: 'case-attention', input: { kind: 'same-number', caseId } },
    ]);
    expect((await register(known.number)).status).toBe(409);
    const found = await api('SearchCases', { by: guesser, body: { text: known.number } });
    expect(found.body.cases).toMatchObject([{ caseId }]);
  });

  it('is told as taken to whoever may know of the case', async () => {
    const { case: known } = await storedCase(table);
    expect((await register(known.number, staff('caseworker', 'amman'))).status).toBe(409);
  });

  it('is compared by a supervisor who may see both, unseen by its own offices, and then goes on', async () => {
    const { case: known } = await storedCase(table);
    const caseId = String((await register(known.number)).body.caseId);
    const workItemId = await storedItem(table, caseId, 'same-number', caseId);
    const read = (by: Actor) => api('ReadCase', { by, path: { caseId } });
    expect((await read(guesser)).body.waitsFor).toEqual([]);
    const timeline = await api('ReadTimeline', { by: guesser, path: { caseId } });
    expect(timeline.text).not.toContain('same-number');
    expect((await read(judge)).status).toBe(200);
    expect((await read(staff('caseworker', 'amman'))).status).toBe(404);
    const asked = await api('ReadWorkItem', { by: judge, path: { workItemId } });
    expect(asked.body.context).toEqual({ otherCaseId: known.id });
    const before = await headOf(caseId);
    const body = { decision: 'other-household' };
    expect((await api('DecideWorkItem', { by: judge, path: { workItemId }, body })).status).toBe(200);
    expect(relayOf(before, await headOf(caseId))).toMatchObject([
      { kind: 'start', workflow: 'resettlement-case', input: { caseId, run: 1 } },
    ]);
    expect((await read(judge)).status).toBe(404);
  });

  it('closes the new record when it is the same household', async () => {
    const { case: known } = await storedCase(table);
    const caseId = String((await register(known.number)).body.caseId);
    const workItemId = await storedItem(table, caseId, 'same-number', caseId);
    const body = { decision: 'same-household', reasonCode: 'registered-twice' };
    await api('DecideWorkItem', { by: judge, path: { workItemId }, body });
    expect(await headOf(caseId)).toMatchObject({ status: 'closing', closing: { outcome: 'cancelled' } });
    expect((await headOf(caseId)).held).toBeUndefined();
  });
});
