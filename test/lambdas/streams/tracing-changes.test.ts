import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { primaryKey } from '../../../contracts/table.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Entity, Stored } from '../../../domain/case/entities.ts';
import type { Person } from '../../../domain/case/person.ts';
import type { NewCase } from '../../../domain/casework/register-case.ts';
import { reportDeath } from '../../../domain/household/report-death.ts';
import type { TracingRequest } from '../../../domain/tracing-request/tracing-request.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { openTracingRegistry } from '../../../lambdas/adapters/tracing-registry.ts';
import type { TracingView } from '../../../stages/family-tracing/tracing-view.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let registry: ReturnType<typeof openTracingRegistry>;
beforeAll(async () => {
  table = await openTestTable();
  registry = openTracingRegistry(table);
});

const officer = staff('tracing-officer', 'amman', 'anna');
let events = 0;
const image = (entity: Stored) => marshall(toItem(entity), { removeUndefinedValues: true });
const record = (eventName: string, images: object) => ({
  eventID: `change-${++events}`,
  eventName,
  dynamodb: { ApproximateCreationDateTime: Date.parse(AT) / 1000, ...images },
});
const stream = async (...records: object[]) =>
  (await handlerOf('FollowChanges'))({ Records: records }, CONTEXT);
const came = (...after: Stored[]) =>
  stream(...after.map((one) => record('INSERT', { NewImage: image(one) })));
const changed = (before: Stored, after: Stored) =>
  stream(record('MODIFY', { OldImage: image(before), NewImage: image(after) }));
/** Takes records out of the table and tells the stream's consumer so. */
async function erase(...gone: Stored[]): Promise<void> {
  for (const one of gone)
    await table.documents.send(new DeleteCommand({ TableName: table.name, Key: primaryKey(one) }));
  await stream(...gone.map((one) => record('REMOVE', { OldImage: image(one) })));
}

const fileOf = (file: CaseFile) => table.store.loadCase(file.case.id);
const requestOf = async (file: CaseFile) => (await fileOf(file)).tracing[0]!;
const writes = (file: CaseFile, ...entities: Exclude<Entity, { type: 'case' }>[]) =>
  table.store.change(file.case.id, command(), () => ({
    ...{ patch: {}, writes: entities, answer: {} },
    facts: [{ act: 'test.set' }],
  }));
const task = async (name: string, input: object): Promise<unknown> =>
  (await handlerOf(name))({ at: AT, command: `change-task-${++events}`, ...input }, CONTEXT);
const opens = (file: CaseFile, kind: string, subject: string) =>
  task('OpenWorkItem', {
    ...{ caseId: file.case.id, startedAt: AT, execution: 'execution-1', token: `token-${++events}` },
    ...{ round: 0, kind, subject },
  });

const registers = async (name: string, over: Partial<Person> = {}, more: Partial<NewCase> = {}) => {
  const file = await storedCase(table, {
    members: [adult({ name, sex: 'm', birthDate: '1991-04-05', ...over } as Parameters<typeof adult>[0])],
    ...more,
  });
  await came(...file.persons);
  return file;
};
/** Somebody who seeks a brother; the registry was searched once, and the request is as given. */
async function seeks(name: string, over: Partial<TracingRequest> = {}, members = [adult({ name: 'Nadia' })]) {
  const file = await storedCase(table, {
    members,
    tracing: [{ seeker: 0, sought: { name, relationship: 'brother', sex: 'm', birthYear: 1991 } }],
  });
  await writes(file, { ...file.tracing[0]!, status: 'active', ...over });
  await came(...file.persons);
  await task('SearchRegistry', { caseId: file.case.id, requestId: file.tracing[0]!.id });
  const request = await requestOf(file);
  await came(request);
  return { file, request };
}
const viewOf = async (file: CaseFile) => {
  const path = { caseId: file.case.id, requestId: file.tracing[0]!.id };
  return (await api('ReadTracingRequest', { by: officer, path })).body as unknown as TracingView;
};
const look = async (full: string) => {
  const sought = { names: [{ full, kind: 'registered' as const }], birth: { year: 1991 } };
  const { candidates } = await registry.look({ id: 'q', sought });
  return candidates.filter(({ band }) => band !== 'unlikely').map(({ person }) => person);
};

describe('a person whose record is erased', () => {
  it('is found by nobody, and leaves no posting behind', async () => {
    const kept = await registers('سليم الأسود');
    const file = await registers('سليم الأسود');
    const id = `${file.case.id}/${file.persons[0]!.id}`;
    expect(await look('Salim al-Aswad')).toContain(id);
    const size = await registry.size();
    await erase(...file.persons);
    expect(await registry.size()).toBe(size - 1);
    expect(await look('Salim al-Aswad')).toEqual([`${kept.case.id}/${kept.persons[0]!.id}`]);
    expect(JSON.stringify(await table.scan())).not.toContain(`"${id}"`);
    await stream(record('REMOVE', { OldImage: image(file.persons[0]!) }));
    expect(await registry.size()).toBe(size - 1);
  });

  it('is no relative of the others any more', async () => {
    const spouse = adult({ name: 'Wazir Gul', sex: 'm', relationship: 'spouse' });
    const members = [adult({ name: 'Zarmina Gul' }), spouse, child({ name: 'Spozhmai Gul' })];
    const file = await storedCase(table, { members });
    await came(...file.persons);
    const father = file.persons.find(({ name }) => name === 'Wazir Gul')!;
    await erase(father);
    const people = (await table.scan()).filter(({ pk }) => String(pk).startsWith('TRACING#PERSON#'));
    expect(JSON.stringify(people)).toContain('spozhmai');
    expect(JSON.stringify(people)).not.toContain('wazir');
  });

  it('stays when the same record was written again meanwhile', async () => {
    const file = await registers('Qambar Zand');
    await stream(record('REMOVE', { OldImage: image(file.persons[0]!) }));
    expect(await look('Qambar Zand')).toHaveLength(1);
  });

  it('is judged by nobody: the work ends, the search goes on, and nothing of the match is kept', async () => {
    const found = await registers('Yusuf Badran');
    const { file, request } = await seeks('Yusuf Badran');
    const subject = `${request.id}/${found.case.id}/${found.persons[0]!.id}`;
    await opens(file, 'tracing-candidate', subject);
    await erase(...found.persons);
    const after = await fileOf(file);
    expect(after.tracing[0]!.candidates).toEqual([
      {
        ...{ caseId: found.case.id, personId: found.persons[0]!.id, decision: 'erased' },
        ...{ evidence: '', decidedAt: expect.any(String) },
      },
    ]);
    const [item] = after.workItems;
    expect(item).toMatchObject({ kind: 'tracing-candidate', status: 'cancelled' });
    expect(item!.context).toBeUndefined();
    const view = await viewOf(file);
    expect(view.candidates).toMatchObject([
      { decision: 'erased', band: null, evidence: [], office: null, withheld: [] },
    ]);
    expect(view.family.persons.map(({ kind }) => kind)).not.toContain('found');
    expect(view).toMatchObject({ status: 'active', actions: [{ outcome: 'record-erased' }] });
    const entries = await table.store.readAudit(file.case.id, 0, 50);
    const acts = entries.flatMap(({ facts }) => facts.map(({ act }) => act));
    expect(acts.filter((act) => act === 'tracing-request.candidate-erased')).toHaveLength(1);
  });

  it('keeps the rejection of a pair, without the match', async () => {
    const found = await registers('Hatim Zoubi');
    const { file, request } = await seeks('Hatim Zoubi');
    const decided = { decision: 'rejected' as const, decidedBy: 'anna', reasonCode: 'other-family' };
    await writes(file, { ...request, candidates: [{ ...request.candidates[0]!, ...decided }] });
    await erase(...found.persons);
    const [candidate] = (await requestOf(file)).candidates;
    expect(candidate).toMatchObject({ ...decided, evidence: '' });
    expect(candidate!.match).toBeUndefined();
  });

  it.each([
    ['consent-asked', { status: 'active' }],
    ['relationship-verified', { status: 'closed', outcome: 'record-erased' }],
    ['reunified', { status: 'reunified' }],
  ] as const)('once confirmed and %s leaves the request %j', async (status, left) => {
    const name = `Mazen Ksiri ${status}`;
    const found = await registers(name);
    const { file, request } = await seeks(name);
    const [candidate] = request.candidates;
    await writes(file, {
      ...{ ...request, status, candidates: [{ ...candidate!, decision: 'confirmed' }] },
    });
    if (status !== 'reunified') await opens(file, 'tracing-contact', request.id);
    await erase(...found.persons);
    const after = await fileOf(file);
    expect(after.tracing[0]).toMatchObject({ ...left, candidates: [{ decision: 'erased' }] });
    expect(after.workItems.every((item) => item.status === 'cancelled')).toBe(true);
  });

  it('is taken out of a request that proposed the person in the same moment', async () => {
    const found = await registers('Ghassan Obeid');
    const { file, request } = await seeks('Ghassan Obeid', {});
    const proposed = { ...request, candidates: request.candidates };
    await erase(...found.persons);
    await writes(file, proposed);
    await changed({ ...request, candidates: [] }, proposed);
    expect((await requestOf(file)).candidates).toMatchObject([{ decision: 'erased' }]);
  });
});

describe('a request that is erased', () => {
  it('leaves the lists of what is sought, with what was asked', async () => {
    const { file, request } = await seeks('Zuhair Mahdawi');
    await registers('Zuhair Mahdawi');
    await changed(request, await requestOf(file));
    await erase(await requestOf(file));
    const left = (await table.scan()).filter(({ pk }) =>
      /^TRACING#(REQUEST|SOUGHT|PROPOSED)/.test(String(pk)),
    );
    const told = JSON.stringify(left.map((item) => [item.query, ...((item.requests as Set<string>) ?? [])]));
    expect(told).not.toMatch(new RegExp(`Zuhair|${request.id}`));
  });
});

describe('evidence that changes on the side of the seeker', () => {
  const evidence = async (file: CaseFile, sought: TracingRequest['sought']) => {
    const before = await requestOf(file);
    const path = { caseId: file.case.id, requestId: before.id };
    const body = { sought, reasonCode: 'letter-received' };
    expect((await api('ChangeTracingEvidence', { by: officer, path, body })).status).toBe(202);
    await changed(before, await requestOf(file));
  };

  it('is searched for at once, and whoever registers later is met under the new keys', async () => {
    const early = await registers('Rafiq Tamimi');
    const { file, request } = await seeks('Somebody Quite Other');
    await evidence(file, { ...request.sought, name: 'Rafiq Tamimi' });
    const [candidate] = (await requestOf(file)).candidates;
    expect(candidate).toMatchObject({ caseId: early.case.id, decision: 'open' });
    await registers('رفيق تميمي');
    expect((await requestOf(file)).candidates).toHaveLength(2);
    await registers('Somebody Quite Other');
    expect((await requestOf(file)).candidates).toHaveLength(2);
  });

  it('wakes an execution that waits when somebody is found', async () => {
    const { file, request } = await seeks('Unheard Of');
    await registers('Shadi Kanaan');
    await writes(file, { ...request, awaiting: 'token-of-the-wait' });
    await evidence(file, { ...request.sought, name: 'Shadi Kanaan' });
    const after = await requestOf(file);
    expect(after.awaiting).toBeUndefined();
    expect(after.candidates).toHaveLength(1);
  });

  it('may be a correction of the seeker’s own record, and brings a rejected pair back', async () => {
    const members = [adult({ name: 'Nadia Sabbagh' })];
    const found = await registers('Munzer Sabbagh', { motherName: 'Wadad Khoury' } as Partial<Person>);
    const { file, request } = await seeks('Munzer Sabbagh', {}, members);
    expect(request.candidates).toMatchObject([{ caseId: found.case.id }]);
    await writes(file, { ...request, candidates: [{ ...request.candidates[0]!, decision: 'rejected' }] });
    const seeker = file.persons[0]!;
    await came(seeker);
    expect((await requestOf(file)).candidates).toMatchObject([{ decision: 'rejected' }]);
    const corrected = { ...seeker, motherName: 'Wadad Khoury' };
    await writes(file, corrected);
    await changed(seeker, corrected);
    const [candidate] = (await requestOf(file)).candidates;
    expect(candidate).toMatchObject({ decision: 'open' });
    expect(candidate!.match!.reasons).toContainEqual(
      expect.objectContaining({ field: 'relative.mother', agreement: 'agrees' }),
    );
    const facts = (await table.store.readAudit(file.case.id, 0, 50)).flatMap((entry) => entry.facts);
    expect(facts.at(-1)).toMatchObject({ act: 'tracing-request.matched', details: { because: 'evidence' } });
  });

  it('is not searched for again when the stream brings it again, nor before the first search', async () => {
    await registers('Nizar Ayoubi');
    const file = await storedCase(table, {
      tracing: [{ seeker: 0, sought: { name: 'Nizar Ayoubi', relationship: 'brother', sex: 'm' } }],
    });
    await came(...file.persons, ...file.tracing);
    expect((await requestOf(file)).candidates).toEqual([]);
    const { file: other, request } = await seeks('Nizar Ayoubi');
    const size = request.candidates.length;
    await came(request, ...other.persons);
    expect((await requestOf(other)).candidates).toHaveLength(size);
  });
});

describe('a request that is closed while a household is asked who moves', () => {
  it('has that work cancelled, in the case of the found person, once', async () => {
    const found = await registers('Samir Qabbani');
    const { file: seeker, request } = await seeks('Samir Qabbani');
    const candidates = request.candidates.map((one) => ({ ...one, decision: 'confirmed' as const }));
    const agreed = { ...request, candidates, status: 'reunification-agreed' as const };
    await writes(seeker, agreed);
    await opens(found, 'household-move', request.id);
    const closed = { ...agreed, status: 'closed' as const, outcome: 'consent-withdrawn' };
    await writes(seeker, closed);
    await changed(agreed, closed);
    const after = await fileOf(found);
    expect(after.workItems).toMatchObject([{ kind: 'household-move', status: 'cancelled' }]);
    await changed(agreed, closed);
    expect((await fileOf(found)).case.version).toBe(after.case.version);
  });
});

describe('a found person whose household records their death', () => {
  it('is said to have died to whoever looks for them, once a second person has confirmed it', async () => {
    const found = await registers('Yusuf Barakzai');
    const { file: seeker } = await seeks('Yusuf Barakzai');
    const [candidate] = (await requestOf(seeker)).candidates;
    expect(candidate).toMatchObject({ caseId: found.case.id });
    await writes(seeker, {
      ...(await requestOf(seeker)),
      ...{ status: 'consent-asked', candidates: [{ ...candidate!, decision: 'confirmed' }] },
    });
    await came(await requestOf(seeker));
    const by = command(staff('caseworker'));
    const death = { personId: found.persons[0]!.id, evidence: 'papers of the clinic' };
    await table.store.change(found.case.id, by, (file) => reportDeath(file, death, by));
    const [recorded] = (await fileOf(found)).changes;
    await came(...(await fileOf(found)).persons, recorded!);
    expect((await requestOf(seeker)).status).toBe('consent-asked');
    await changed(recorded!, { ...recorded!, status: 'confirmed' });
    const request = await requestOf(seeker);
    expect(request).toMatchObject({
      status: 'death-reported',
      death: { proof: 'household-record', source: 'own-registry', before: 'consent-asked' },
    });
    expect(JSON.stringify(request.death)).not.toContain('clinic');
  });
});
