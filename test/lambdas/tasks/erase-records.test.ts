import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkChain } from '../../../domain/audit/chain.ts';
import { checkState } from '../../../domain/audit/check-state.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { splitCase } from '../../../domain/casework/split-case.ts';
import { ledgerName } from '../../../domain/rights/ledger.ts';
import { readProvable } from '../../../lambdas/adapters/provable-records.ts';
import { tellOwner } from '../../../lambdas/services/archive-execution.ts';
import { carryOutErasure } from '../../../lambdas/services/carry-out-erasure.ts';
import { enterLines, readLedger } from '../../../lambdas/services/erasure-ledger.ts';
import { keepErased } from '../../../lambdas/services/keep-erased.ts';
import { theArchive } from '../../../lambdas/services/the-archive.ts';
import { theKeys } from '../../../lambdas/services/the-keys.ts';
import { theTable } from '../../../lambdas/services/the-store.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, household as householdOf } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { ofFamily } from '../../fixtures/surnames.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const worker = staff('caseworker');
const supervisor = staff('supervisor');
const second = staff('supervisor', ASYLUM, 'supervisor-2');
const WORDS = 'I want to be forgotten.';
const asked = { askedBy: 'self', channel: 'letter', words: WORDS, askedOn: '2026-03-01', right: 'erasure' };

let families = 0;

/** A household of two, each with a note, a document and a consent of their own. */
async function household(): Promise<CaseFile> {
  families += 1;
  const spouse = adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' });
  const members = ofFamily([adult({ name: 'Samira Haddad' }), spouse], families);
  const file = await storedCase(table, { members });
  for (const { id, name } of file.persons)
    await api('WriteNote', {
      by: worker,
      path: { caseId: file.case.id },
      body: { text: `${name} likes gardens`, about: id },
    });
  return table.store.loadCase(file.case.id);
}

const granted = async (file: CaseFile, personId?: string) => {
  const caseId = file.case.id;
  const body = { ...asked, ...(personId === undefined ? {} : { personId }) };
  const { body: answer } = await api('AskRight', { by: supervisor, path: { recordId: caseId }, body });
  const requestId = String(answer.requestId);
  const workItemId = await storedItem(table, caseId, 'rights-request', requestId);
  const form = { decision: 'granted', told: 'letter' };
  const decided = await api('DecideWorkItem', { by: second, path: { workItemId }, body: form });
  return { requestId, workItemId, status: decided.status };
};
const leave = (file: CaseFile, personId: string) =>
  table.store.change(file.case.id, command(), (now) => ({
    patch: {},
    writes: now.persons
      .filter(({ id }) => id === personId)
      .map((one) => ({ ...one, status: 'left' as const })),
    facts: [{ act: 'person.left', subject: personId }],
    answer: {},
  }));
const close = (file: CaseFile) =>
  table.store.change(file.case.id, command(), () => ({
    patch: { status: 'closed' as const },
    writes: [],
    facts: [{ act: 'case.closed' }],
    answer: {},
  }));
const carryOut = (file: CaseFile, requestId: string) => carryOutErasure(file.case.id, requestId, command());
const verified = async (caseId: string) => {
  const entries = await table.store.readAudit(caseId, 0, 200);
  const { findings } = checkState(entries, await readProvable(theTable(), caseId));
  return [...checkChain(entries), ...findings];
};
const textOf = async () => JSON.stringify(await table.scan());

describe('the audit of an erased case', () => {
  it('still tells of executions that end afterwards, such as the erasure itself', async () => {
    const file = await household();
    const caseId = file.case.id;
    await close(file);
    const { requestId } = await granted(file);
    await carryOut(file, requestId);
    const executionId = `erasure.${requestId}-erasure`;
    await table.store.keepArchived({
      ...{ executionId, workflow: 'erasure', owner: caseId, status: 'SUCCEEDED', entry: 0 },
      ...{ startedAt: command().at, stoppedAt: command().at, redriveCount: 0, digest: '0'.repeat(64) },
    });
    await tellOwner(caseId, command().at);
    const entries = await table.store.readAudit(caseId, 0, 200);
    expect(entries.at(-1)?.facts).toMatchObject([{ act: 'execution.archived', subject: executionId }]);
    expect(await table.store.findArchived(executionId)).toMatchObject({ entry: entries.length });
    expect(await verified(caseId)).toEqual([]);
  });
});

describe('the erasure of a person', () => {
  it('waits until they have left the household, and says so before', async () => {
    const file = await household();
    const personId = file.persons[1]!.id;
    const { status } = await granted(file, personId);
    expect(status).toBe(409);
    const path = { recordId: file.case.id };
    const preview = await api('ReadErasure', { by: worker, path, query: { personId } });
    expect(preview.body).toMatchObject({ obstacle: 'member-active', goes: { person: 1, note: 1 } });
  });

  it('names the other cases of a household that parted, to those who may see them', async () => {
    const file = await household();
    const personId = file.persons[1]!.id;
    const by = command();
    const split = {
      ...{ members: [personId], status: 'registered' as const },
      ...{ stages: {}, reasonCode: 'split' },
    };
    const { change, opened } = splitCase(file, split as never, by);
    await table.store.change(file.case.id, by, () => ({ ...change, opened: [opened] }));
    const there = opened.case.id;
    const query = { personId };
    const ask = async (recordId: string, one = worker) =>
      (await api('ReadErasure', { by: one, path: { recordId }, query })).body.elsewhere;
    expect(await ask(file.case.id)).toEqual([{ caseId: there }]);
    expect(await ask(there)).toEqual([{ caseId: file.case.id }]);
    await table.store.change(there, command(), ({ case: { office: _office } }) => ({
      patch: { office: 'nairobi', destinationOffice: 'nairobi' },
      writes: [],
      facts: [{ act: 'case.moved' }],
      answer: {},
    }));
    expect(await ask(file.case.id)).toEqual([]);
  });

  it('is refused while a legal hold stands', async () => {
    const file = await household();
    await close(file);
    const order = { reasonCode: 'court-order', authority: 'court', reference: 'KZ 14/2026' };
    await api('SetHold', { by: supervisor, path: { recordId: file.case.id }, body: order });
    expect((await granted(file)).status).toBe(409);
  });

  it('is not begun by a line in the ledger that another request, or somebody else, wrote', async () => {
    const file = await household();
    const caseId = file.case.id;
    await close(file);
    const { requestId } = await granted(file);
    const order = { reasonCode: 'court-order', authority: 'court', reference: 'KZ 14/2026' };
    await api('SetHold', { by: supervisor, path: { recordId: caseId }, body: order });
    await enterLines([caseId], `rights-${'0'.repeat(20)}`, command().at);
    await expect(carryOut(file, requestId)).rejects.toMatchObject({ name: 'WrongState' });
    expect((await table.store.loadCase(caseId)).persons).toHaveLength(2);
  });

  it('is written into the ledger by us alone, whatever lies in the place of its line', async () => {
    const [file, other] = [await household(), await household()];
    const caseId = file.case.id;
    await close(file);
    const { requestId } = await granted(file);
    const forged = { owner: caseId, requestId, at: '1990-01-01T00:00:00.000Z', backupsUntil: '1990-02-05' };
    const places = [
      'not a line',
      JSON.stringify({ ...forged, owner: other.case.id }),
      JSON.stringify(forged),
    ];
    for (const [index, text] of places.entries())
      await theArchive().write(ledgerName(caseId, index + 1), Buffer.from(text));
    const order = { reasonCode: 'court-order', authority: 'court', reference: 'KZ 14/2026' };
    const { body: hold } = await api('SetHold', { by: supervisor, path: { recordId: caseId }, body: order });
    await expect(carryOut(file, requestId)).rejects.toMatchObject({ name: 'WrongState' });
    const lifting = { recordId: caseId, holdId: String(hold.holdId) };
    await api('LiftHold', { by: supervisor, path: lifting, body: { reasonCode: 'over' } });
    await carryOut(file, requestId);
    const { body } = await api('ListRights', { by: worker, path: { recordId: caseId } });
    const backupsUntil = '2026-04-14';
    expect(body.requests).toMatchObject([{ status: 'erased', carriedOut: { backupsUntil } }]);
    const { lines, others } = await readLedger();
    expect(lines).toContainEqual(expect.objectContaining({ owner: caseId, requestId, backupsUntil }));
    expect(others).toEqual([ledgerName(caseId)]);
  });

  it('is made good by the daily check when the key is there, and not by a line that nobody granted', async () => {
    const [erased, forged] = [await household(), await household()];
    await close(erased);
    const { requestId } = await granted(erased);
    await enterLines([erased.case.id], requestId, command().at);
    const nobodys = `case-${'0'.repeat(20)}`;
    await theArchive().write(`erasures/case-${'0'.repeat(19)}1.json`, Buffer.from('not a line'));
    await enterLines([forged.case.id, nobodys], `rights-${'1'.repeat(20)}`, command().at);
    await keepErased(command().at);
    const owners = [erased.case.id, forged.case.id, nobodys];
    expect([...(await theKeys().destroyed(owners))]).toEqual([erased.case.id]);
    expect((await api('ReadCase', { by: worker, path: { caseId: forged.case.id } })).status).toBe(200);
  });

  it('is not granted by whoever lifted the hold that stood in its way', async () => {
    const file = await household();
    const recordId = file.case.id;
    await close(file);
    const order = { reasonCode: 'court-order', authority: 'court', reference: 'KZ 14/2026' };
    const { body } = await api('SetHold', { by: supervisor, path: { recordId }, body: order });
    const path = { recordId, holdId: String(body.holdId) };
    expect((await api('LiftHold', { by: second, path, body: { reasonCode: 'over' } })).status).toBe(200);
    const { workItemId, status } = await granted(file);
    expect(status).toBe(403);
    const third = staff('supervisor', ASYLUM, 'supervisor-3');
    const form = { decision: 'granted', told: 'letter' };
    expect((await api('DecideWorkItem', { by: third, path: { workItemId }, body: form })).status).toBe(200);
  });

  it('takes everything about them, leaves the others, and the audit verifies', async () => {
    const file = await household();
    const caseId = file.case.id;
    const stays = file.persons.find(({ sex }) => sex === 'f')!;
    const goes = file.persons.find(({ sex }) => sex === 'm')!;
    await leave(file, goes.id);
    const { requestId, status } = await granted(file, goes.id);
    expect(status).toBe(200);
    await carryOut(file, requestId);
    const after = await table.store.loadCase(caseId);
    expect(after.persons.map(({ id }) => id)).toEqual([stays.id]);
    expect(after.notes.map(({ about }) => about)).toEqual([stays.id]);
    expect(after.consents.every((one) => one.personId !== goes.id)).toBe(true);
    const records = (await table.scan()).filter(({ sk }) => String(sk).includes(goes.id));
    expect([records, (await textOf()).includes(goes.name)]).toEqual([[], false]);
    const owner = `${caseId}/${goes.id}`;
    expect([...(await theKeys().destroyed([owner, caseId]))]).toEqual([owner]);
    expect(after.rights[0]).not.toHaveProperty('words');
    const { body } = await api('ListRights', { by: worker, path: { recordId: caseId } });
    expect(body.requests).toMatchObject([{ status: 'erased', carriedOut: { backupsUntil: '2026-04-14' } }]);
    expect(await verified(caseId)).toEqual([]);
    expect((await api('ReadCase', { by: worker, path: { caseId } })).status).toBe(200);
    expect((await readLedger()).lines).toContainEqual(
      expect.objectContaining({ owner: `${caseId}/${goes.id}`, requestId }),
    );
  });

  it('is not believed of a row that only says so, nor of one that names whose key is gone', async () => {
    const file = await household();
    const caseId = file.case.id;
    const goes = file.persons[1]!;
    await leave(file, goes.id);
    const { requestId } = await granted(file, goes.id);
    await carryOut(file, requestId);
    const note = (await table.store.loadCase(caseId)).notes[0]!;
    const key = { pk: `CASE#${caseId}`, sk: `case#note#${note.id}` };
    const { documents, name: TableName } = theTable();
    const stored = (await table.scan()).find(({ pk, sk }) => pk === key.pk && sk === key.sk);
    expect(stored).toBeDefined();
    const record = { record: key.sk, problem: 'record-changed' };
    const said = { ...key, type: 'note', erased: `${caseId}/${goes.id}` };
    await documents.send(new PutCommand({ TableName, Item: said }));
    expect(await verified(caseId)).toMatchObject([record]);
    const named = { ...key, type: 'note', keyOf: goes.id, sealed: new Uint8Array(64) };
    await documents.send(new PutCommand({ TableName, Item: named }));
    expect(await verified(caseId)).toMatchObject([record]);
  });

  it('finishes what broke off, and repeating it changes nothing', async () => {
    const file = await household();
    const personId = file.persons[1]!.id;
    await leave(file, personId);
    const { requestId } = await granted(file, personId);
    await carryOut(file, requestId);
    const before = await table.store.readAudit(file.case.id, 0, 200);
    await carryOut(file, requestId);
    expect(await table.store.readAudit(file.case.id, 0, 200)).toEqual(before);
  });
});

describe('the erasure of a closed case', () => {
  it('leaves its head without a number, and its progress in codes', async () => {
    const file = await household();
    const caseId = file.case.id;
    await close(file);
    const { requestId, status } = await granted(file);
    expect(status).toBe(200);
    await carryOut(file, requestId);
    const after = await table.store.loadCase(caseId);
    expect([after.persons, after.consents, after.workItems]).toEqual([[], [], []]);
    expect(after.case).toMatchObject({ number: 'erased', erasedAt: expect.any(String) });
    expect(await verified(caseId)).toEqual([]);
    const list = await api('ListCases', { by: worker, query: { status: 'closed' } });
    expect(list.status).toBe(200);
    const view = await api('ReadCase', { by: worker, path: { caseId } });
    expect(view.status).toBe(200);
  });

  it('lets the household be registered anew with its number, as often as it comes', async () => {
    const wanted = householdOf({ members: ofFamily([adult({ name: 'Samira Haddad' })], 70) });
    const ids = new Set<string>();
    for (let time = 0; time < 3; time += 1) {
      const { status, body } = await api('RegisterCase', { by: worker, body: wanted });
      expect(status).toBe(201);
      const file = await table.store.loadCase(String(body.caseId));
      ids.add(file.case.id);
      await close(file);
      const { requestId } = await granted(file);
      await carryOut(file, requestId);
    }
    expect(ids.size).toBe(3);
  });
});
