import { beforeAll, describe, expect, it } from 'vitest';
import { ASYLUM, AT, command, DESTINATION, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { household } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker', ASYLUM);
const officer = staff('sponsorship-officer', DESTINATION);

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const record = (caseId: string, preferences: unknown, by = worker, key?: string) =>
  api('RecordPreferences', {
    ...{ by, path: { caseId }, body: { preferences } },
    ...(key === undefined ? {} : { key }),
  });
const stated = async (caseId: string) => {
  const { body } = await api('ReadCase', { by: worker, path: { caseId } });
  return (body.case as { preferences: string[] }).preferences;
};
const recorded = async (caseId: string) =>
  (await table.store.readAudit(caseId, 0, 50))
    .flatMap(({ facts }) => facts)
    .filter(({ act }) => act === 'case.preferences-recorded');

/** The term of each sponsor that the workflow is given, by sponsor. */
async function terms(caseId: string) {
  const propose = await handlerOf('ProposeSponsors');
  const { proposal } = (await propose({ caseId, command: `propose/${caseId}`, at: AT }, CONTEXT)) as {
    proposal: { top: { sponsorId: string; terms: { term: string; points: number; facts: object }[] }[] };
  };
  return new Map(
    proposal.top.map(({ sponsorId, terms: all }) => {
      const { points, facts } = all.find(({ term }) => term === 'preferences')!;
      return [sponsorId, { points, facts }] as const;
    }),
  );
}

describe('what a household wishes', () => {
  it('is registered with it, each wish once', async () => {
    const body = { ...household(), preferences: ['garden', 'rural', 'garden'] };
    const answer = await api('RegisterCase', { by: worker, body });
    expect(await stated(String(answer.body.caseId))).toEqual(['rural', 'garden']);
    const { status, body: problem } = await api('RegisterCase', {
      by: worker,
      body: { ...household(), preferences: ['near aunt Samira'] },
    });
    expect([status, problem.issues]).toMatchObject([400, [{ path: 'preferences.0', code: 'in-list' }]]);
    expect(JSON.stringify(problem)).not.toContain('Samira');
  });

  it('is recorded on its case by either office, in place of what it wished before', async () => {
    const { case: caseRecord } = await storedCase(table);
    expect(await stated(caseRecord.id)).toEqual([]);
    const first = await record(caseRecord.id, ['rural', 'family'], officer, 'k');
    expect([first.status, first.body]).toEqual([
      200,
      { caseId: caseRecord.id, preferences: ['rural', 'family'] },
    ]);
    expect((await record(caseRecord.id, ['rural', 'family'], officer, 'k')).body).toEqual(first.body);
    await record(caseRecord.id, ['family', 'rural']);
    await record(caseRecord.id, []);
    expect(await stated(caseRecord.id)).toEqual([]);
    expect((await recorded(caseRecord.id)).map(({ details }) => details)).toEqual([
      { fields: ['preferences'], count: 2 },
      { fields: ['preferences'], count: 0 },
    ]);
  });

  it('is refused for a case that is closed, and to another office', async () => {
    const { case: caseRecord } = await storedCase(table);
    expect((await record(caseRecord.id, ['city'], staff('caseworker', 'oslo'))).status).toBe(404);
    expect((await record(caseRecord.id, ['city'], staff('health-staff', ASYLUM))).status).toBe(403);
    const closed = { patch: { status: 'closed' as const }, writes: [], facts: [{ act: 'case.closed' }] };
    await table.store.change(caseRecord.id, command(), () => ({ ...closed, answer: {} }));
    expect((await record(caseRecord.id, ['city'])).status).toBe(409);
  });

  it('weighs in the ranking, with what is met as the reason: words and kind of the sponsor', async () => {
    const office = 'quebec';
    const able = { destinationOffice: office, capacity: 4 };
    const [plain, rural, kin] = [
      sponsor(able),
      sponsor({ ...able, features: ['rural', 'lakeside'] }),
      sponsor({ ...able, kind: 'family', features: ['rural'] }),
    ];
    for (const one of [plain, rural, kin]) await table.store.commitEntity(one);
    const { case: caseRecord } = await storedCase(table, { destinationOffice: office });
    const none = { points: 0, facts: { met: [], of: 0 } };
    expect([...(await terms(caseRecord.id)).values()]).toEqual([none, none, none]);
    await record(caseRecord.id, ['rural', 'family']);
    const weighed = await terms(caseRecord.id);
    expect([...weighed.keys()]).toEqual([kin.id, rural.id, plain.id]);
    expect([...weighed.values()]).toEqual([
      { points: 5, facts: { met: ['rural', 'family'], of: 2 } },
      { points: 2.5, facts: { met: ['rural'], of: 2 } },
      { points: 0, facts: { met: [], of: 2 } },
    ]);
  });
});
