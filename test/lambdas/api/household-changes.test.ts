import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { ASYLUM, AT, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker');
const supervisor = staff('supervisor');
const proof = { happenedOn: '2026-03-01', evidence: 'a paper of the registry office' };
const baby = child({ relationship: 'daughter', name: 'Nur Haddad', sex: 'f', birthDate: '2026-03-01' });
const family = [adult(), adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' }), child()];

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const propose = (file: CaseFile, change: unknown, by = worker, over = {}) =>
  api('ProposeHouseholdChange', {
    by,
    path: { caseId: file.case.id },
    body: { change, ...proof, ...over },
  });
const decide = async (caseId: string, changeId: unknown, body: unknown, by = supervisor) => {
  const workItemId = await storedItem(table, caseId, 'household-change', String(changeId));
  return api('DecideWorkItem', { by, path: { workItemId }, body });
};
const reload = ({ case: { id } }: CaseFile) => table.store.loadCase(id);
const activeIn = async (file: CaseFile) =>
  (await reload(file)).persons.filter(({ status }) => status === 'active').map(({ id }) => id);

describe('a change of a household', () => {
  it('waits for a second person, who sees who joins; nobody confirms their own', async () => {
    const file = await storedCase(table, { members: family });
    const { status, body } = await propose(
      file,
      { kind: 'joins', because: 'birth', member: baby },
      supervisor,
    );
    expect({ status, state: body.status }).toEqual({ status: 202, state: 'proposed' });
    expect(await activeIn(file)).toHaveLength(3);
    expect(await decide(file.case.id, body.changeId, { decision: 'confirm' })).toMatchObject({ status: 403 });
    const workItemId = await storedItem(table, file.case.id, 'household-change', String(body.changeId));
    const second = staff('supervisor', ASYLUM, 'supervisor-2');
    expect((await api('ReadWorkItem', { by: second, path: { workItemId } })).body).toMatchObject({
      householdChange: { change: { kind: 'joins', member: { name: baby.name } }, evidence: proof.evidence },
    });
    const path = { workItemId };
    expect((await api('DecideWorkItem', { by: second, path, body: { decision: 'confirm' } })).status).toBe(
      200,
    );
    expect(await activeIn(file)).toHaveLength(4);
    const { body: view } = await api('ReadCase', { by: worker, path: { caseId: file.case.id } });
    expect(view).toMatchObject({ changes: [{ status: 'confirmed', proposedBy: supervisor.id }] });
  });

  it('proposed twice is one change, and its work is done once', async () => {
    const file = await storedCase(table, { members: family });
    const change = {
      kind: 'leaves',
      because: 'moved-out',
      personId: file.persons.find((one) => one.relationship === 'spouse')!.id,
    };
    const [first, again] = [await propose(file, change), await propose(file, change)];
    expect(again.body).toEqual(first.body);
    expect((await reload(file)).changes).toHaveLength(1);
    const { status } = await decide(file.case.id, first.body.changeId, { decision: 'confirm' });
    expect(status).toBe(200);
    expect(await decide(file.case.id, first.body.changeId, { decision: 'confirm' })).toMatchObject({
      status: 409,
    });
  });

  it('is impossible when it contradicts the household: where, which rule', async () => {
    const file = await storedCase(table, { members: family });
    const [mother, father, son] = ['principal-applicant', 'spouse', 'son'].map(
      (relationship) => file.persons.find((one) => one.relationship === relationship)!.id,
    );
    const refused = async (change: unknown, over = {}) => {
      const { status, body } = await propose(file, change, worker, over);
      const [issue] = (body.issues ?? []) as { path: string; code?: string }[];
      return [status, issue?.path, issue?.code];
    };
    const leads = { ...baby, relationship: 'principal-applicant' };
    expect(await refused({ kind: 'joins', because: 'birth', member: leads })).toEqual([
      ...[400, 'change.member.relationship', 'not-principal'],
    ]);
    expect(await refused({ kind: 'leaves', because: 'moved-out', personId: mother })).toEqual([
      ...[400, 'newPrincipalId', 'another-member'],
    ]);
    expect(await refused({ kind: 'parts', members: [mother, father], newPrincipalId: son })).toEqual([
      400,
      'change.members',
      'adult-stays',
    ]);
    expect(await refused({ kind: 'parts', members: [son] })).toEqual([400, 'change.members', 'adult-goes']);
    expect(await refused({ kind: 'parts', members: [mother, father, son] })).toEqual([
      ...[400, 'change.members', 'somebody-stays'],
    ]);
    expect(
      await refused({ kind: 'leaves', because: 'moved-out', personId: father }, { happenedOn: '2026-04-01' }),
    ).toEqual([400, 'happenedOn', 'not-in-future']);
    expect(await refused({ kind: 'leaves', because: 'moved-out', personId: 'person-none' })).toEqual([
      ...[404, undefined, undefined],
    ]);
  });

  it('at once makes another member lead, and changes custody', async () => {
    const file = await storedCase(table, { members: family });
    const spouse = file.persons.find(({ relationship }) => relationship === 'spouse')!;
    const leads = { kind: 'leads', personId: spouse.id, formerRelationship: 'spouse' };
    expect((await propose(file, leads)).body).toMatchObject({ status: 'confirmed' });
    const after = await reload(file);
    expect(after.persons.find(({ id }) => id === spouse.id)?.relationship).toBe('principal-applicant');
    expect(after.persons.filter(({ relationship }) => relationship === 'spouse')).toHaveLength(1);
  });

  it('does not take the individual number of a person in another case', async () => {
    const known = await storedCase(table, { members: [adult({ individualNumber: '77C-0001' })] });
    const file = await storedCase(table, { members: family });
    const member = { ...baby, individualNumber: '77c-0001' };
    const { status, body } = await propose(file, { kind: 'joins', because: 'child-found', member });
    expect(status).toBe(409);
    expect(body).toMatchObject({ issues: [{ code: 'in-no-other-case', values: { caseId: known.case.id } }] });
  });

  it('over twenty members is a linked case', async () => {
    const many = Array.from({ length: 19 }, (_, index) =>
      child({ relationship: 'niece-or-nephew', name: `Child ${String.fromCharCode(65 + index)}` }),
    );
    const file = await storedCase(table, { members: [adult(), ...many] });
    const { status, body } = await propose(file, { kind: 'joins', because: 'birth', member: baby });
    expect(status).toBe(400);
    expect(body).toMatchObject({ issues: [{ code: 'household-at-most' }] });
  });
});

describe('a move to another case', () => {
  it('is for who may change both; one of another office is as if there were none', async () => {
    const file = await storedCase(table, { members: family });
    const elsewhere = await storedCase(table, { office: 'nairobi', destinationOffice: 'oslo' });
    const son = file.persons.find(({ relationship }) => relationship === 'son')!.id;
    const change = (toCase: string) => ({ kind: 'moves', members: [son], toCase });
    expect((await propose(file, change(elsewhere.case.id))).status).toBe(404);
    expect((await propose(file, change('case-00000000000000000000'))).status).toBe(404);
    expect(await propose(file, change(file.case.id))).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'change.toCase' }] },
    });
  });

  it('is one commit: after it nobody is in two cases, and both know of the other', async () => {
    const file = await storedCase(table, { members: family });
    const other = await storedCase(table, { members: [adult({ name: 'Rima Haddad' })] });
    const son = file.persons.find(({ relationship }) => relationship === 'son')!.id;
    const { body } = await propose(file, { kind: 'moves', members: [son], toCase: other.case.id });
    expect((await decide(file.case.id, body.changeId, { decision: 'confirm' })).status).toBe(200);
    expect(await activeIn(file)).not.toContain(son);
    expect(await activeIn(other)).toContain(son);
    for (const [one, linked] of [
      [file, other],
      [other, file],
    ] as const)
      expect((await reload(one)).case.linked).toEqual([{ caseId: linked.case.id, because: 'family' }]);
  });

  it('whose other case changed meanwhile is decided on what it is now', async () => {
    const file = await storedCase(table, { members: family });
    const other = await storedCase(table, { members: [adult({ name: 'Rima Haddad' })] });
    const son = file.persons.find(({ relationship }) => relationship === 'son')!.id;
    const { body } = await propose(file, { kind: 'moves', members: [son], toCase: other.case.id });
    const path = { caseId: other.case.id };
    await api('CancelCase', { by: supervisor, path, body: { reasonCode: 'programme-closed' } });
    expect(await decide(file.case.id, body.changeId, { decision: 'confirm' })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'change.toCase', code: 'another-case' }] },
    });
    expect(await activeIn(file)).toContain(son);
    const declined = { decision: 'decline', reasonCode: 'entered-by-mistake' };
    expect((await decide(file.case.id, body.changeId, declined)).status).toBe(200);
  });
});

describe('somebody who is about to be registered', () => {
  it('is shown as probably registered already, to those who may know of that case', async () => {
    const known = adult({
      name: 'Yara Mansour Delbani',
      birthDate: '1990-12-09',
      motherName: 'Samira Helou',
    });
    const file = await storedCase(table, { members: [known] });
    const handler = await handlerOf('FollowChanges');
    const Records = file.persons.map((person, index) => ({
      eventID: `alike-${index}`,
      dynamodb: {
        ApproximateCreationDateTime: Date.parse(AT) / 1000,
        NewImage: marshall(toItem(person), { removeUndefinedValues: true }),
      },
    }));
    await handler({ Records }, CONTEXT);
    const member = { ...known, name: 'يارا منصور دلباني', motherName: 'سميرة حلو' };
    const body = { members: [member, child({ name: 'Sami Delbani' })] };
    const here = await api('SearchAlike', { by: worker, body });
    expect(here).toMatchObject({
      status: 200,
      body: { alike: [{ index: 0, caseId: file.case.id, number: file.case.number, name: known.name }] },
    });
    const elsewhere = await api('SearchAlike', { by: staff('caseworker', 'nairobi'), body });
    expect(elsewhere.body).toEqual({ alike: [], sought: [], found: [] });
  });
});
