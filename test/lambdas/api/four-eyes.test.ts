import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { officer, tracingIn } from '../../fixtures/tracing-cases.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
const { search, seeking, brother, share, read } = tracingIn(() => table);

const lead = staff('supervisor', 'amman', 'lead');
const author = { ...staff('caseworker', 'amman', 'author'), name: 'Amal Nasser' };
const second = staff('caseworker', 'amman', 'second');

const itemOf = async (workItemId: string, by: Actor) =>
  (await api('ReadWorkItem', { by, path: { workItemId } })).body;
const decide = (workItemId: string, by: Actor, body: object) =>
  api('DecideWorkItem', { by, path: { workItemId }, body });
const give = (workItemId: string, assignee: string) =>
  api('ReassignWorkItem', { by: lead, path: { workItemId }, body: { assignee } });

/** Colleagues are known once they have called. */
const meet = async (...people: Actor[]) => {
  for (const by of people) await api('ListWorkItems', { by });
};

async function toApprove(): Promise<{ caseId: string; workItemId: string }> {
  await meet(author, second);
  const { case: caseRecord } = await storedCase(table);
  const review = await storedItem(table, caseRecord.id, 'eligibility-review');
  expect((await decide(review, author, RECOMMENDED)).status).toBe(200);
  return {
    caseId: caseRecord.id,
    workItemId: await storedItem(table, caseRecord.id, 'eligibility-approval'),
  };
}

describe('work that looks again at a decision', () => {
  it('is given to anybody but who made it, who is told that they cannot decide it', async () => {
    const { workItemId } = await toApprove();
    expect(await itemOf(workItemId, author)).toMatchObject({
      closed: [{ decision: null, why: 'same-person' }],
      notFor: ['author'],
    });
    expect((await itemOf(workItemId, second)).closed).toEqual([]);
    expect(await give(workItemId, 'author')).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'assignee', code: 'another-than-first' }] },
    });
    expect(await api('ClaimWorkItem', { by: author, path: { workItemId } })).toMatchObject({
      status: 403,
      body: { type: 'urn:kinbridge:error:FourEyes' },
    });
    expect((await give(workItemId, 'second')).status).toBe(200);
    expect((await decide(workItemId, second, { decision: 'approve' })).status).toBe(200);
  });

  it('asks another person after a first refusal, who alone may not refuse again', async () => {
    await meet(author);
    const { case: caseRecord } = await storedCase(table, { programme: 'family-reunification' });
    const first = await storedItem(table, caseRecord.id, 'relationship-evidence');
    const refusal = { decision: 'not-established', reasonCode: 'contradictory-statements' };
    expect((await decide(first, author, refusal)).status).toBe(200);
    const workItemId = await storedItem(table, caseRecord.id, 'relationship-evidence', caseRecord.id);
    expect(await itemOf(workItemId, author)).toMatchObject({
      closed: [{ decision: 'not-established', why: 'same-person' }],
      notFor: ['author'],
    });
    expect((await give(workItemId, 'author')).status).toBe(400);
  });

  it('keeps a waiver from the examiner, who may examine again', async () => {
    const examiner = staff('health-staff', 'amman', 'examiner');
    await meet(examiner);
    const { case: caseRecord, persons } = await storedCase(table);
    const personId = persons[0]!.id;
    const exam = () => storedItem(table, caseRecord.id, 'health-exam', personId);
    const found = { examinedOn: '2026-03-01', classAConditions: ['tuberculosis'] };
    const first = await exam();
    const treatment = { decision: 'treatment', classification: 'class-a', ...found };
    expect((await decide(first, examiner, treatment)).status).toBe(200);
    const again = await exam();
    expect(await itemOf(again, examiner)).toMatchObject({
      closed: [{ decision: 'waived', why: 'same-person' }],
      notFor: [],
    });
    expect((await give(again, 'examiner')).status).toBe(200);
  });
});

describe('who decided before', () => {
  it('is called by name, or by role and office where no name is known', async () => {
    const { caseId, workItemId } = await toApprove();
    const view = await itemOf(workItemId, second);
    expect(view.people).toContainEqual({
      ...{ id: 'author', name: 'Amal Nasser' },
      ...{ role: 'caseworker', office: 'amman' },
    });
    await decide(workItemId, second, { decision: 'return', reasonCode: 'missing-documents' });
    const later = await storedItem(table, caseId, 'eligibility-review', 'again');
    expect((await itemOf(later, author)).people).toContainEqual({
      ...{ id: 'second', name: null },
      ...{ role: 'caseworker', office: 'amman' },
    });
  });

  it('at the office of a found person is not told; who confirmed is, by name', async () => {
    await brother('بابک رامین');
    const seeker = await seeking('Babak Ramin');
    await search(seeker);
    const { asked } = await share(seeker);
    const { subject } = asked.body;
    const candidate = await storedItem(table, seeker.case.id, 'tracing-candidate', String(subject));
    const named = { ...officer, name: 'Anna Odeh' };
    expect((await decide(candidate, named, { decision: 'confirm' })).status).toBe(200);
    await meet(named);
    const confirming = await storedItem(table, seeker.case.id, 'tracing-confirmation', String(subject));
    const other = staff('tracing-officer', 'amman', 'other');
    const view = await api('ReadWorkItem', { by: other, path: { workItemId: confirming } });
    const earlier = (view.body.matter as { earlier: object[] }).earlier;
    expect(earlier).toContainEqual(
      expect.objectContaining({ kind: 'identity-sharing', by: null, office: null, role: 'tracing-officer' }),
    );
    expect(view.text).not.toMatch(/nairobi|noor/);
    expect((await itemOf(confirming, named)).closed).toEqual([{ decision: null, why: 'same-person' }]);
    const action = { kind: 'field-visit', outcome: 'nothing-found', on: '2026-03-01' };
    const { caseId, id: requestId } = (await table.store.loadCase(seeker.case.id)).tracing[0]!;
    const recorded = { by: other, path: { caseId, requestId }, body: action };
    expect((await api('RecordTracingAction', recorded)).text).not.toContain('urn:kinbridge:error');
    const { people, candidates, actions } = await read(seeker, other);
    expect(candidates[0]).toMatchObject({ decidedBy: 'anna' });
    expect(actions).toContainEqual(expect.objectContaining({ by: 'other' }));
    expect(people).toMatchObject([
      { id: 'anna', name: 'Anna Odeh', role: 'tracing-officer' },
      { id: 'other' },
    ]);
  });
});
