import { beforeAll, describe, expect, it } from 'vitest';
import { inTwoLegs } from '../../../stages/travel/sample-journey.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const OFFICE = 'irbid';
const by = staff('travel-officer', OFFICE);
const supervisor = staff('supervisor', OFFICE);

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

type File = Awaited<ReturnType<typeof storedCase>>;

/** Two cases linked for a reunification with the same person in both, as they could be before joining was a move. */
async function twice(): Promise<[File, File]> {
  const [first, second] = [
    await storedCase(table, { office: OFFICE }),
    await storedCase(table, { office: OFFICE }),
  ];
  const person = { ...first.persons[0]!, caseId: second.case.id, individualNumber: undefined };
  const { individualNumber: _none, ...same } = person;
  await table.store.commitEntity({ ...same, relationship: 'sister' });
  for (const [one, other] of [
    [first, second],
    [second, first],
  ] as const)
    await table.store.change(one.case.id, { id: `link/${one.case.id}`, actor: by, at: AT }, () => ({
      patch: { linked: [{ caseId: other.case.id, because: 'reunification' }] },
      writes: [],
      facts: [{ act: 'case.linked', subject: other.case.id, details: { because: 'reunification' } }],
      answer: {},
    }));
  return [first, second];
}

async function work(caseId: string, kind: string): Promise<string> {
  const opening = { startedAt: AT, execution: 'e', token: 't', kind, round: 0 };
  const input = { caseId, command: `open/${caseId}/${kind}`, at: AT, ...opening };
  return ((await (await handlerOf('OpenWorkItem'))(input, CONTEXT)) as { workItemId: string }).workItemId;
}

const elsewhere = {
  status: 409,
  body: { issues: [{ path: 'members', rule: 'is of a person who is in no other case' }] },
};

describe('a person in two live cases', () => {
  it('is booked in neither, and boards in neither', async () => {
    for (const { case: caseRecord } of await twice()) {
      const booked = { decision: 'booked', legs: inTwoLegs('2027-01-01T00:00:00Z'), escorted: true };
      const booking = { path: { workItemId: await work(caseRecord.id, 'travel-booking') }, body: booked };
      expect(await api('DecideWorkItem', { by, ...booking })).toMatchObject(elsewhere);
      const boarding = { path: { workItemId: await work(caseRecord.id, 'departure') } };
      const departed = { decision: 'departed', departedAt: AT };
      expect(await api('DecideWorkItem', { by, ...boarding, body: departed })).toMatchObject(elsewhere);
    }
  });

  it('is no such person where somebody who saw both households has said that they are two', async () => {
    const members = [adult({ individualNumber: '8B2-00C09001' })];
    const [known, other] = [
      await storedCase(table, { office: OFFICE, members }),
      await storedCase(table, { office: 'nairobi', destinationOffice: 'oslo', members: [adult()] }),
    ];
    const clerk = staff('caseworker', 'nairobi');
    const correcting = { caseId: other.case.id, personId: other.persons[0]!.id };
    const body = { reasonCode: 'number-known', member: members[0]! };
    expect((await api('CorrectPerson', { by: clerk, path: correcting, body })).status).toBe(200);
    const booked = { decision: 'booked', legs: inTwoLegs('2027-01-01T00:00:00Z'), escorted: true };
    const book = async ({ case: caseRecord }: File) => {
      const path = { workItemId: await work(caseRecord.id, 'travel-booking') };
      return api('DecideWorkItem', { by: staff('travel-officer', caseRecord.office), path, body: booked });
    };
    // While it is asked about, the record that came later blocks nobody but itself.
    expect((await book(known)).body).not.toMatchObject(elsewhere.body);
    expect(await book(other)).toMatchObject(elsewhere);
    const asked = { workItemId: await work(other.case.id, 'same-number') };
    const said = { by: supervisor, path: asked, body: { decision: 'other-household' } };
    expect((await api('DecideWorkItem', said)).status).toBe(200);
    for (const one of [known, other]) expect((await book(one)).body).not.toMatchObject(elsewhere.body);
    const view = await api('ReadCase', { by: clerk, path: { caseId: other.case.id } });
    expect(view.text).not.toContain(known.case.id);
  });

  it('keeps a closed case from being opened again', async () => {
    const [first, second] = await twice();
    const command = { id: `close/${first.case.id}`, actor: supervisor, at: AT };
    await table.store.change(first.case.id, command, () => ({
      patch: { status: 'closed', closing: { outcome: 'cancelled', reasonCode: 'registered-twice' } },
      writes: [],
      facts: [{ act: 'case.closed' }],
      answer: {},
    }));
    const reopening = {
      by: supervisor,
      path: { caseId: first.case.id },
      body: { fromStage: 'state-decision', reasonCode: 'new-evidence' },
    };
    expect(await api('ReopenCase', reopening)).toMatchObject(elsewhere);
    expect((await table.store.loadCase(second.case.id)).case.status).toBe('active');
  });
});
