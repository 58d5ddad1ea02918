import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { consents } from '../../../domain/case/consent-uses.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
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
const WORDS = 'Please stop using what I told you about my brother.';
const asked = { askedBy: 'self', channel: 'in-person', words: WORDS, askedOn: '2026-03-01' };
const order = { reasonCode: 'court-order', authority: 'court', reference: 'KZ 14/2026' };
const proof = { happenedOn: '2026-03-01', evidence: 'a paper of the registry office' };

let families = 0;
const household = (): Promise<CaseFile> => {
  families += 1;
  const spouse = adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' });
  return storedCase(table, { members: ofFamily([adult(), spouse, child()], families) });
};
const reload = (caseId: string) => table.store.loadCase(caseId);
const decide = async (caseId: string, kind: string, subject: unknown, body: object) => {
  const workItemId = await storedItem(table, caseId, kind, String(subject));
  expect((await api('DecideWorkItem', { by: supervisor, path: { workItemId }, body })).status).toBe(200);
};
const ask = async ({ case: { id } }: CaseFile, body: object) => {
  const path = { recordId: id };
  const { body: answer } = await api('AskRight', { by: worker, path, body: { ...asked, ...body } });
  return String(answer.requestId);
};
const granted = async (file: CaseFile, body: object) => {
  const requestId = await ask(file, body);
  await decide(file.case.id, 'rights-request', requestId, { decision: 'granted', told: 'in-person' });
  return requestId;
};
const asksIn = async (caseId: string) =>
  (await reload(caseId)).rights.map(({ right, personId, status }) => [right, personId, status]);
const change = async ({ case: { id } }: CaseFile, wanted: object) => {
  const path = { caseId: id };
  const { body } = await api('ProposeHouseholdChange', {
    by: worker,
    path,
    body: { change: wanted, ...proof },
  });
  await decide(id, 'household-change', body.changeId, { decision: 'confirm' });
  return String(body.changeId);
};
const hold = ({ case: { id } }: CaseFile) =>
  api('SetHold', { by: supervisor, path: { recordId: id }, body: order });
const used = async (caseId: string, personId: string) =>
  consents(await reload(caseId), 'eligibility-review', personId, AT);
const sonOf = ({ persons }: CaseFile) => persons.find(({ relationship }) => relationship === 'son')!.id;

describe('a member who leaves for another case', () => {
  it('takes along the restriction of their data, also one of the whole household, and the legal hold', async () => {
    for (const ofWhom of ['the member', 'the household']) {
      const file = await household();
      const other = await household();
      const son = sonOf(file);
      expect(await used(file.case.id, son)).toBe(true);
      const about = ofWhom === 'the member' ? { personId: son } : {};
      await granted(file, { right: 'restriction', ...about });
      await hold(file);
      await change(file, { kind: 'moves', members: [son], toCase: other.case.id });
      expect([ofWhom, await used(other.case.id, son)]).toEqual([ofWhom, false]);
      expect(await used(other.case.id, other.persons[0]!.id)).toBe(true);
      const preview = await api('ReadErasure', {
        by: worker,
        path: { recordId: other.case.id },
        query: { personId: son },
      });
      expect(preview.body.obstacle).toBe('legal-hold');
      if (ofWhom === 'the household') {
        const { rights } = await reload(other.case.id);
        expect(JSON.stringify(rights)).not.toContain('brother');
      }
    }
  });

  it('takes them along into a case of their own', async () => {
    const file = await household();
    const spouse = file.persons.find(({ relationship }) => relationship === 'spouse')!.id;
    await granted(file, { right: 'objection', personId: spouse, purpose: 'disclosure-to-sponsor' });
    await hold(file);
    await change(file, { kind: 'parts', members: [spouse] });
    const parted = (await reload(file.case.id)).case.linked![0]!.caseId;
    const there = await reload(parted);
    expect(there.rights).toMatchObject([{ personId: spouse, right: 'objection', caseId: parted }]);
    expect(there.holds).toMatchObject([{ reference: order.reference, caseId: parted }]);
  });

  it('brings back one that was lifted meanwhile as lifted', async () => {
    const file = await household();
    const other = await household();
    const son = sonOf(file);
    const requestId = await granted(file, { right: 'restriction', personId: son });
    const changeId = await change(file, { kind: 'moves', members: [son], toCase: other.case.id });
    const path = { recordId: other.case.id, requestId };
    await api('LiftRight', { by: supervisor, path, body: { reasonCode: 'asked-again' } });
    expect(await used(other.case.id, son)).toBe(true);
    await change(file, { kind: 'moves-back', changeId, acts: [] });
    expect(await used(file.case.id, son)).toBe(true);
  });
});

describe('what a member asked and nobody has decided on', () => {
  const REQUESTS = [
    { right: 'restriction' },
    { right: 'objection', purpose: 'disclosure-to-sponsor' },
    { right: 'correction' },
    { right: 'erasure' },
  ];

  it('goes along to the other case, where somebody decides on it, and stays where it was asked', async () => {
    const file = await household();
    const other = await household();
    const son = sonOf(file);
    for (const one of REQUESTS) await ask(file, { ...one, personId: son });
    const open = REQUESTS.map(({ right }) => [right, son, 'asked']);
    await change(file, { kind: 'moves', members: [son], toCase: other.case.id });
    expect((await asksIn(other.case.id)).sort()).toEqual(open.toSorted());
    expect((await asksIn(file.case.id)).sort()).toEqual(open.toSorted());
    expect(await used(other.case.id, son)).toBe(true);

    const there = await reload(other.case.id);
    const restriction = there.rights.find(({ right }) => right === 'restriction')!;
    expect(restriction.words).toBe(WORDS);
    // Work is opened by the id of what was asked: each case needs its own.
    const ids = [...there.rights, ...(await reload(file.case.id)).rights].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const form = { decision: 'granted', told: 'in-person' };
    await decide(other.case.id, 'rights-request', restriction.id, form);
    expect(await used(other.case.id, son)).toBe(false);
    const chain = await table.store.readAudit(other.case.id, 0, 50);
    const acts = chain.flatMap(({ facts }) => facts.filter(({ subject }) => subject === restriction.id));
    expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['right.asked', 'right.decided']));
  });

  it('goes along from a request of the whole household, without what was said', async () => {
    const file = await household();
    const other = await household();
    const son = sonOf(file);
    await ask(file, { right: 'restriction' });
    await change(file, { kind: 'moves', members: [son], toCase: other.case.id });
    expect(await asksIn(other.case.id)).toEqual([['restriction', son, 'asked']]);
    expect(JSON.stringify((await reload(other.case.id)).rights)).not.toContain('brother');
  });

  it('goes along into a case of their own', async () => {
    const file = await household();
    const spouse = file.persons.find(({ relationship }) => relationship === 'spouse')!.id;
    await ask(file, { right: 'restriction', personId: spouse });
    await change(file, { kind: 'parts', members: [spouse] });
    const parted = (await reload(file.case.id)).case.linked![0]!.caseId;
    expect(await asksIn(parted)).toEqual([['restriction', spouse, 'asked']]);
  });

  it('is not asked twice of a case to which they come back', async () => {
    const file = await household();
    const other = await household();
    const son = sonOf(file);
    await ask(file, { right: 'restriction', personId: son });
    await ask(file, { right: 'erasure' });
    const before = await asksIn(file.case.id);
    const changeId = await change(file, { kind: 'moves', members: [son], toCase: other.case.id });
    await change(file, { kind: 'moves-back', changeId, acts: [] });
    expect(await asksIn(file.case.id)).toEqual(before);
  });
});
