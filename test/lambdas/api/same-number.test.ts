import { beforeAll, describe, expect, it } from 'vitest';
import { relayOf } from '../../../domain/casework/relay.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, household } from '../../fixtures/household.ts';
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

  it('shows whoever decides both households side by side, and writes down that both were read', async () => {
    const { case: known, persons } = await storedCase(table, {
      members: [adult({ name: 'Samira Haddad', birthDate: '1988-02-01', individualNumber: '8B2-00C07911' })],
    });
    const caseId = String((await register(known.number)).body.caseId);
    const workItemId = await storedItem(table, caseId, 'same-number', caseId);
    const { body, text } = await api('ReadWorkItem', { by: judge, path: { workItemId } });
    const { name, birthDate, sex, relationship } = persons[0]!;
    expect(body.compared).toMatchObject([
      { caseId, caseNumber: known.number, office: 'nairobi', destinationOffice: 'oslo' },
      {
        ...{ caseId: known.id, caseNumber: known.number, office: 'amman' },
        persons: [{ name, birthDate, sex, relationship, individualNumber: '8B2-00C07911' }],
      },
    ]);
    expect(body.caseNumber).toBe(known.number);
    expect(text).not.toContain('needs');
    const by = staff('auditor', 'amman');
    for (const read of [caseId, known.id]) {
      const readings = await api('ListCaseReadings', { by, path: { caseId: read } });
      expect(readings.text).toContain('work-item.viewed');
    }
    await api('DecideWorkItem', { by: judge, path: { workItemId }, body: { decision: 'other-household' } });
    expect((await api('ReadWorkItem', { by: judge, path: { workItemId } })).body.compared).toBeNull();
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

describe('an individual number of a person in another case', () => {
  it('is told with the member and the case, to whoever may know of that case', async () => {
    const mine = staff('caseworker', 'amman', 'registrar');
    const members = [adult({ individualNumber: '8B2-00C07921' })];
    const { case: known } = await storedCase(table, { members });
    const again = (by: Actor) =>
      api('RegisterCase', {
        by,
        body: { ...household({ office: by.office!, destinationOffice: 'oslo', members }), start: true },
      });
    expect(await again(mine)).toMatchObject({
      status: 409,
      body: {
        issues: [
          {
            path: 'members.0.individualNumber',
            code: 'in-no-other-case',
            values: { caseId: known.id },
          },
        ],
      },
    });
    const { case: own, persons } = await storedCase(table);
    const correcting = { caseId: own.id, personId: persons[0]!.id };
    const body = { reasonCode: 'number-known', member: members[0]! };
    expect(await api('CorrectPerson', { by: mine, path: correcting, body })).toMatchObject({
      status: 409,
      body: { issues: [{ path: 'member.individualNumber', values: { caseId: known.id } }] },
    });
    const abroad = await again(guesser);
    expect(abroad.status).toBe(201);
    expect(abroad.text).not.toContain(known.id);
  });
});

describe('a correction that gives a person the number of another office', () => {
  const INDIVIDUAL = '8B2-00C07731';
  const giveNumber = async (caseId: string, individualNumber: string) => {
    const { persons } = await table.store.loadCase(caseId);
    const { id: personId } = persons.find(({ relationship }) => relationship === 'principal-applicant')!;
    const body = { reasonCode: 'number-known', member: adult({ individualNumber }) };
    return api('CorrectPerson', { by: guesser, path: { caseId, personId }, body });
  };
  const twoCases = async (number: string, started: boolean) => {
    const { case: known } = await storedCase(table, { members: [adult({ individualNumber: number })] });
    const own = { office: 'nairobi', destinationOffice: 'oslo' };
    const { case: caseRecord } = await storedCase(table, own, started);
    return { known, caseId: caseRecord.id };
  };
  const ask = (caseId: string) => storedItem(table, caseId, 'same-number', caseId);
  const decide = (workItemId: string, body: object) =>
    api('DecideWorkItem', { by: judge, path: { workItemId }, body });

  it('answers like a number that nobody has, and a supervisor who may see both is asked', async () => {
    const { known, caseId } = await twoCases(INDIVIDUAL, true);
    const before = await headOf(caseId);
    const taken = await giveNumber(caseId, INDIVIDUAL);
    const free = await giveNumber((await twoCases('8B2-00C07799', true)).caseId, '8B2-00C07732');
    expect(taken.status).toBe(200);
    expect({ ...taken.body, personId: '' }).toEqual({ ...free.body, personId: '' });
    const after = await headOf(caseId);
    expect(relayOf(before, after)).toMatchObject([
      { kind: 'start', workflow: 'case-attention', input: { kind: 'same-number', caseId } },
    ]);
    const workItemId = await ask(caseId);
    const timeline = await api('ReadTimeline', { by: guesser, path: { caseId } });
    expect(timeline.text).not.toContain('same-number');
    expect(timeline.text).not.toContain(known.id);
    const asked = await api('ReadWorkItem', { by: judge, path: { workItemId } });
    expect(asked.body.context).toEqual({ otherCaseId: known.id });
  });

  it.each([true, false])(
    'asks about each of two numbers, one after the other (started: %s)',
    async (started) => {
      const mark = started ? '61' : '62';
      const { known, caseId } = await twoCases(`8B2-00C07${mark}1`, started);
      const { known: second } = await twoCases(`8B2-00C07${mark}2`, started);
      await giveNumber(caseId, `8B2-00C07${mark}1`);
      await giveNumber(caseId, `8B2-00C07${mark}2`);
      const contexts = [];
      for (const other of [known, second]) {
        const before = await headOf(caseId);
        const workItemId = await ask(caseId);
        const asked = await api('ReadWorkItem', { by: judge, path: { workItemId } });
        contexts.push(asked.body.context);
        expect((await decide(workItemId, { decision: 'other-household' })).status).toBe(200);
        const again = relayOf(before, await headOf(caseId)).filter(({ kind }) => kind === 'start');
        if (other === known) expect(again).toMatchObject([{ input: { kind: 'same-number', caseId } }]);
      }
      expect(contexts).toEqual([{ otherCaseId: known.id }, { otherCaseId: second.id }]);
      expect((await headOf(caseId)).held).toBeUndefined();
    },
  );

  it('asks about each case that has a person of a new household', async () => {
    const numbers = ['8B2-00C07771', '8B2-00C07772'];
    const ids = [];
    for (const individualNumber of numbers)
      ids.push((await storedCase(table, { members: [adult({ individualNumber })] })).case.id);
    const [first, other] = numbers.map((individualNumber) => adult({ individualNumber }));
    const members = [first!, { ...other!, relationship: 'spouse' as const }];
    const body = { ...household({ office: 'nairobi', destinationOffice: 'oslo', members }), start: true };
    const { status, body: answer } = await api('RegisterCase', { by: guesser, body });
    expect(status).toBe(201);
    const { held } = await headOf(String(answer.caseId));
    expect([held?.by, ...(held?.also ?? []).map(({ by }) => by)].toSorted()).toEqual(ids.toSorted());
  });

  it('lets a running case go on, also when it is interrupted meanwhile, and close as the same household', async () => {
    const { caseId } = await twoCases('8B2-00C07741', true);
    await giveNumber(caseId, '8B2-00C07741');
    const workItemId = await ask(caseId);
    const before = await headOf(caseId);
    expect(
      (await decide(workItemId, { decision: 'same-household', reasonCode: 'registered-twice' })).status,
    ).toBe(200);
    const after = await headOf(caseId);
    expect(after).toMatchObject({ status: 'closing', run: 2, interruptedRun: 1 });
    expect(relayOf(before, after)).toMatchObject([
      { kind: 'stop', execution: `${caseId}-1` },
      { kind: 'start', execution: `${caseId}-2` },
    ]);
    const interrupted = { ...before, run: 2, interruptedRun: 1 };
    expect(relayOf(before, interrupted).map(({ kind }) => kind)).toEqual(['stop', 'start']);
    expect(relayOf(interrupted, { ...interrupted, held: undefined })).toEqual([]);
  });

  it('holds a case that was not started, and asks anew when another number comes', async () => {
    const { caseId } = await twoCases('8B2-00C07751', false);
    const registered = await headOf(caseId);
    await giveNumber(caseId, '8B2-00C07751');
    const held = await headOf(caseId);
    await api('StartCase', { by: guesser, path: { caseId }, body: {} });
    const started = await headOf(caseId);
    expect(relayOf(held, started)).toEqual([]);
    await decide(await ask(caseId), { decision: 'other-household' });
    const free = await headOf(caseId);
    expect(relayOf(started, free)).toMatchObject([{ kind: 'start', execution: `${caseId}-1` }]);
    await twoCases('8B2-00C07752', true);
    await giveNumber(caseId, '8B2-00C07752');
    const again = await headOf(caseId);
    const names = [relayOf(registered, held), relayOf(free, again)].flatMap((actions) =>
      actions.map((action) => 'execution' in action && action.execution),
    );
    expect(new Set(names).size).toBe(2);
  });
});
