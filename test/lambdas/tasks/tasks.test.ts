import { beforeAll, describe, expect, it } from 'vitest';
import type { TaskName } from '../../../contracts/tasks.ts';
import { TASKS } from '../../../contracts/tasks.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { openTracingRegistry } from '../../../lambdas/adapters/tracing-registry.ts';
import { registryEntry, tracedPersons } from '../../../stages/family-tracing/traced-person.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

let commands = 0;
const newCommand = () => `arn:execution/State/${++commands}`;
const base = (caseId: string, over: object = {}) => ({ caseId, command: newCommand(), at: AT, ...over });
const run = async (name: TaskName, payload: object) =>
  (await (
    await handlerOf(name)
  )(payload, CONTEXT)) as Record<string, unknown>;
const asking = { startedAt: AT, execution: 'execution-1', round: 0, kind: 'eligibility-review' };
const VALID: Record<TaskName, object> = {
  PlanStages: { startedAt: AT, plans: 0 },
  BeginStage: { stage: 'health-assessment' },
  OpenWorkItem: { ...asking, token: 't' },
  PlanVetting: { startedAt: AT, run: 1 },
  ProposeSponsors: {},
  MakeOffer: { sponsorId: null, ranked: [], limit: 3 },
  SearchRegistry: { requestId: 'tracing-x' },
  SendNotice: { noticeId: 'notice-x' },
  SendWebhook: { deliveryId: 'delivery-x' },
  WorkThroughBatch: { batchId: 'batch-x' },
  OpenAccessReview: { token: 't', office: 'nowhere', quarter: '2026-q1', round: 0 },
  EraseRecords: { requestId: 'rights-x' },
  AwaitRegistrations: { requestId: 'tracing-x', token: 't', revision: 0 },
  OpenReunificationCase: { requestId: 'tracing-x' },
};
const names = Object.keys(TASKS) as TaskName[];

describe('every task', () => {
  it.each(names)('%s refuses a payload that is not its own, naming where and no value', async (name) => {
    const valid = { ...base('case-1'), ...VALID[name] };
    const { command: _command, ...without } = valid;
    for (const payload of [
      without,
      { ...valid, at: 'Samira Haddad' },
      { ...valid, name: 'Samira Haddad' },
      { ...valid, caseId: 7 },
      {},
      null,
      'text',
    ]) {
      const failure = await run(name, payload as object).catch((error: Error) => error);
      expect(failure).toMatchObject({
        name: 'InvalidInput',
        message: expect.stringContaining(`${name} payload`),
      });
      expect((failure as Error).message).not.toContain('Samira');
    }
  });

  it.each(names)('%s fails by name for a case that is not there', async (name) => {
    await expect(run(name, { ...base('case-x'), ...VALID[name] })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

describe('PlanStages', () => {
  it('says what comes next, and renews an old run once, however often the call is repeated', async () => {
    const { case: caseRecord } = await storedCase(table);
    expect(await run('PlanStages', base(caseRecord.id, VALID.PlanStages))).toMatchObject({
      next: 'eligibility-review',
    });
    const old = { ...base(caseRecord.id, VALID.PlanStages), at: plus(AT, 'P101D') };
    const [first, again] = [await run('PlanStages', old), await run('PlanStages', old)];
    expect([first.next, again]).toEqual(['renewal', first]);
    expect((await table.store.loadCase(caseRecord.id)).case).toMatchObject({ run: 2, version: 2 });
  });
});

describe('BeginStage', () => {
  it('gives ids and seconds, and changes nothing', async () => {
    const file = await storedCase(table);
    const answer = await run('BeginStage', base(file.case.id, VALID.BeginStage));
    expect(answer).toEqual({
      rounds: {
        'consent-request': [432_000, 432_000, 604_800],
        'health-exam': [1_209_600, 1_209_600, 604_800],
        'receiving-clinic': [432_000, 2_160_000, 604_800],
        'care-on-arrival': [21_600, 64_800, 43_200],
      },
      unconsented: 0,
      subjects: [file.persons[0]!.id],
    });
    expect((await table.store.loadCase(file.case.id)).case.version).toBe(1);
  });

  it.each([
    ['best-interests', { subjects: [] }],
    ['cultural-orientation', { subjects: ['adults'], sessionsBeforeDecision: 3 }],
    ['sponsorship', { offersBeforeDecision: 3, recheckSeconds: 1_209_600 }],
    ['travel', { documentsReady: false, departed: false }],
    ['post-arrival-follow-up', { visits: [] }],
    ['family-tracing', { renewAt: plus(AT, 'P100D') }],
    ['state-decision', { rounds: expect.objectContaining({ 'state-decision': expect.any(Array) }) }],
  ])('of %s', async (stage, expected) => {
    const { case: caseRecord } = await storedCase(table);
    expect(await run('BeginStage', base(caseRecord.id, { stage }))).toMatchObject(expected);
  });
});

describe('OpenWorkItem', () => {
  it('opens once for a repeated call, with the token of the last', async () => {
    const { case: caseRecord } = await storedCase(table);
    const payload = base(caseRecord.id, asking);
    const [first, again] = [
      await run('OpenWorkItem', { ...payload, token: 't1' }),
      await run('OpenWorkItem', { ...payload, token: 't2' }),
    ];
    expect(again).toEqual(first);
    expect((await table.store.loadCase(caseRecord.id)).workItems).toMatchObject([
      { token: 't2', status: 'open' },
    ]);
  });

  it('refuses to let an old execution wait on', async () => {
    const { case: caseRecord } = await storedCase(table);
    const old = { ...base(caseRecord.id, asking), token: 't', at: plus(AT, 'P101D') };
    await expect(run('OpenWorkItem', old)).rejects.toMatchObject({ name: 'RenewalDue' });
  });
});

describe('ProposeSponsors and MakeOffer', () => {
  it('rank, offer, expire and offer to the next, up to the limit; a repeated call offers once', async () => {
    const office = 'oslo';
    const sponsors = [3, 2, 1].map((experience) => sponsor({ destinationOffice: office, experience }));
    for (const one of [...sponsors, sponsor({ destinationOffice: office, capacity: 0 })])
      await table.store.commitEntity(one);
    const { case: caseRecord } = await storedCase(table, { destinationOffice: office });
    const { ranked } = await run('ProposeSponsors', base(caseRecord.id));
    expect(ranked).toEqual(sponsors.map(({ id }) => id));
    const offer = (at: string, over: object = {}) =>
      run('MakeOffer', { ...base(caseRecord.id, { sponsorId: null, ranked, limit: 2 }), at, ...over });
    const same = { command: newCommand() };
    const first = await offer(AT, same);
    expect(await offer(AT, same)).toMatchObject({ offerId: first.offerId, placed: false });
    expect(await offer(plus(AT, 'P7D'), { sponsorId: sponsors[2]!.id })).toMatchObject({
      sponsorId: sponsors[2]!.id,
      placed: false,
    });
    expect(await offer(plus(AT, 'P14D'))).toEqual({ offerId: null, promised: false, placed: false });
    const file = await table.store.loadCase(caseRecord.id);
    expect(file.offers.map(({ status, source }) => [status, source]).toSorted()).toEqual([
      ['expired', 'override'],
      ['expired', 'ranked'],
    ]);
    expect((await table.store.loadSponsors(sponsors.map(({ id }) => id))).map(({ held }) => held)).toEqual([
      0, 0, 0,
    ]);
  });

  it('offer to nobody without consent', async () => {
    const group = sponsor();
    await table.store.commitEntity(group);
    const { case: caseRecord } = await storedCase(table, { consents: [] });
    const answer = await run(
      'MakeOffer',
      base(caseRecord.id, { sponsorId: null, ranked: [group.id], limit: 3 }),
    );
    expect(answer).toEqual({ offerId: null, promised: false, placed: false });
    expect((await table.store.loadCase(caseRecord.id)).offers).toEqual([]);
  });
});

describe('SearchRegistry', () => {
  const name = 'Amal Barakat';
  const sought = { name, relationship: 'mother', sex: 'f' } as const;

  it('finds who was registered under the name in another script, and tells the workflow ids alone', async () => {
    const seeker = await storedCase(table, { tracing: [{ seeker: 0, sought }] });
    const requestId = seeker.tracing[0]!.id;
    const item = await storedItem(table, seeker.case.id, 'tracing-search', requestId);
    const officer = command(staff('tracing-officer'));
    const started = { decision: 'started' };
    await table.store.change(seeker.case.id, officer, (file) => decideWorkItem(file, item, started, officer));
    const payload = base(seeker.case.id, { requestId });
    const [waiting, repeated] = [await run('SearchRegistry', payload), await run('SearchRegistry', payload)];
    expect([waiting.next, repeated]).toEqual(['wait', waiting]);
    expect((await table.store.loadCase(seeker.case.id)).tracing).toMatchObject([{ reviews: 1 }]);
    const found = await storedCase(table, { members: [adult({ name: 'أمل بركات' })] });
    await openTracingRegistry(table).enter(tracedPersons(found.persons).map(registryEntry));
    const answer = await run('SearchRegistry', base(seeker.case.id, { requestId }));
    expect(answer).toEqual({
      next: 'candidate',
      subject: `${requestId}/${found.case.id}/${found.persons[0]!.id}`,
    });
  });
});
