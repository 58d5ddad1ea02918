import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Stored } from '../../../domain/case/entities.ts';
import type { Person } from '../../../domain/case/person.ts';
import type { NewCase } from '../../../domain/casework/register-case.ts';
import type { TracingRequest } from '../../../domain/tracing-request/tracing-request.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { openTracingRegistry } from '../../../lambdas/adapters/tracing-registry.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let registry: ReturnType<typeof openTracingRegistry>;
beforeEach(async () => {
  table = await openTestTable();
  registry = openTracingRegistry(table);
});

let events = 0;
const record = (after: Stored) => ({
  eventID: `event-${++events}`,
  dynamodb: {
    ApproximateCreationDateTime: Date.parse(AT) / 1000,
    NewImage: marshall(toItem(after), { removeUndefinedValues: true }),
  },
});
const consume = async (...after: Stored[]) =>
  (await handlerOf('FollowChanges'))({ Records: after.map(record) }, CONTEXT);
const task = async (name: string, input: object) =>
  (await handlerOf(name))({ at: AT, command: `task-${++events}`, ...input }, CONTEXT);

const look = async (full: string, year?: number) => {
  const sought = { names: [{ full, kind: 'registered' as const }], ...(year ? { birth: { year } } : {}) };
  const { candidates } = await registry.look({ id: 'q', sought });
  return candidates.filter(({ band }) => band !== 'unlikely').map(({ person }) => person);
};
const principal = (file: CaseFile) =>
  file.persons.find((person) => person.relationship === 'principal-applicant')!;
const idOf = (file: CaseFile) => `${file.case.id}/${principal(file).id}`;
const indexItems = async () =>
  (await table.scan()).filter((item) => /^TRACING#(KEY|PERSON|COUNT|SOUGHT|REQUEST)/.test(String(item.pk)));

/** A person as the registry has them after a correction. */
async function correct(file: CaseFile, person: Person, over: Partial<Person>): Promise<Person> {
  const corrected = { ...person, ...over };
  const facts = [{ act: 'person.corrected', subject: person.id }];
  await table.store.change(file.case.id, command(), () => ({
    patch: {},
    writes: [corrected],
    facts,
    answer: {},
  }));
  return corrected;
}

describe('registered persons', () => {
  let file: CaseFile;
  beforeEach(async () => {
    const members = [
      adult({ name: 'طارق القاسمي', sex: 'm', birthDate: '1980-02-03', birthPlace: 'حلب' }),
      adult({ relationship: 'spouse', name: 'رنا الخطيب', birthDate: '1984-07-09' }),
      child({ name: 'سمير القاسمي', birthDate: '2012-05-06' }),
    ];
    file = await storedCase(table, { members });
  });

  it('are found across scripts once the stream has brought them', async () => {
    await consume(...file.persons);
    expect(await look('Tariq al-Qasimi', 1980)).toContain(idOf(file));
  });

  it('are entered once, however often and in whatever order the stream brings them', async () => {
    const before = await registry.size();
    await consume(...file.persons);
    const entered = await indexItems();
    expect(await registry.size()).toBe(before + 3);
    await consume(...file.persons.toReversed(), ...file.persons);
    await consume(file.persons[1]!);
    expect(await indexItems()).toEqual(entered);
  });

  it('are what the table says they are, when an older record comes after a newer one', async () => {
    const corrected = await correct(file, principal(file), { name: 'إلياس النحاس', birthDate: '1971-09-12' });
    await consume(corrected);
    await consume(...file.persons);
    const id = idOf(file);
    expect(await look('Elias al-Nahhas', 1971)).toContain(id);
    expect(await look('Tariq al-Qasimi', 1980)).not.toContain(id);
  });

  it('leave no posting behind when they are corrected or leave', async () => {
    const empty = await indexItems();
    await consume(...file.persons);
    const left: Stored[] = [];
    for (const person of file.persons)
      left.push(await correct(file, person, { status: 'left', name: 'Somebody Else' }));
    await consume(...left);
    const counts = (items: Record<string, unknown>[]) =>
      items.filter((item) => item.persons !== 0).map(({ pk, sk, persons }) => ({ pk, sk, persons }));
    expect(counts(await indexItems())).toEqual(counts(empty));
  });
});

const consents = [
  {
    purpose: 'tracing' as const,
    recipient: 'red-cross',
    fields: [],
    textVersion: 'v1',
    givenOn: '2026-01-01',
  },
];
const seeking = (name: string, over: Partial<NewCase> = {}) =>
  storedCase(table, {
    consents,
    members: [adult({ name: 'Nadia Rahimi' })],
    tracing: [{ seeker: 0, sought: { name, relationship: 'brother', sex: 'm', birthYear: 1991 } }],
    ...over,
  });
const requestOf = async (file: CaseFile): Promise<TracingRequest> =>
  (await table.store.loadCase(file.case.id)).tracing[0]!;
const search = async (file: CaseFile) =>
  (await task('SearchRegistry', { caseId: file.case.id, requestId: file.tracing[0]!.id })) as object;
const registers = async (name: string, birthDate = '1991-04-05') => {
  const file = await storedCase(table, { members: [adult({ name, sex: 'm', birthDate })] });
  await consume(...file.persons);
  return file;
};

describe('an open request', () => {
  it('is told of who registers later, in another script, with the reasons in codes and bits', async () => {
    const seeker = await seeking('Farhad Rahimi');
    expect(await search(seeker)).toEqual({ next: 'first-search' });
    await registers('Somebody Unrelated');
    expect((await requestOf(seeker)).candidates).toEqual([]);
    const found = await registers('فرهاد رحیمی');
    const [candidate, ...others] = (await requestOf(seeker)).candidates;
    expect(others).toEqual([]);
    expect(candidate).toMatchObject({
      caseId: found.case.id,
      decision: 'open',
      office: 'amman',
      language: 'ar',
      minor: false,
      match: { band: expect.stringMatching(/likely|possible/) },
    });
    expect(candidate!.match!.reasons.map(({ field }) => field)).toContain('birth');
    expect(JSON.stringify(candidate)).not.toMatch(/farhad|rahimi|فرهاد|1991/i);
  });

  it('alerts the tracing officers of its office to a likely candidate, once', async () => {
    // A name counts for more the rarer it is among all who are registered.
    for (let n = 0; n < 12; n += 1)
      await registers(['رنا الخطيب', 'Olena Bondar', 'Grace Mukasa'][n % 3]!, `${1950 + n}-07-09`);
    const seeker = await seeking('Yonas Tekle');
    await search(seeker);
    const found = await registers('ዮናስ ተክለ');
    await consume(...found.persons);
    expect((await requestOf(seeker)).candidates).toMatchObject([{ match: { band: 'likely' } }]);
    const notices = (await table.scan()).filter(
      (item) => item.type === 'notice' && item.caseId === seeker.case.id,
    );
    expect(notices).toMatchObject([
      { template: 'tracing-candidate-found', to: { kind: 'role', role: 'tracing-officer', office: 'amman' } },
    ]);
    expect(JSON.stringify(notices)).not.toMatch(/yonas|tekle|ዮናስ/i);
  });

  it('wakes the execution that waits, when a candidate comes and only then', async () => {
    const seeker = await seeking('Bashir Noori');
    const active = { ...seeker.tracing[0]!, status: 'active' as const };
    const facts = [{ act: 'tracing-request.moved' }];
    await table.store.change(seeker.case.id, command(), () => ({
      patch: {},
      writes: [active],
      facts,
      answer: {},
    }));
    expect(await search(seeker)).toMatchObject({ next: 'wait', revision: 0 });
    const waits = { caseId: seeker.case.id, requestId: active.id, token: 'token-1', revision: 0 };
    await task('AwaitRegistrations', waits);
    await registers('Somebody Unrelated');
    expect(await requestOf(seeker)).toMatchObject({ awaiting: 'token-1' });
    await registers('بشیر نوری');
    expect((await requestOf(seeker)).awaiting).toBeUndefined();
    await expect(task('AwaitRegistrations', waits)).rejects.toMatchObject({ name: 'WrongState' });
    expect(await search(seeker)).toMatchObject({ next: 'candidate' });
  });

  it('meets a rejected person again only with other evidence', async () => {
    const seeker = await seeking('Karim Daoud');
    await search(seeker);
    const found = await registers('كريم داود');
    const request = await requestOf(seeker);
    const rejected = {
      ...request,
      candidates: request.candidates.map((one) => ({ ...one, decision: 'rejected' as const })),
    };
    const facts = [{ act: 'tracing-request.moved' }];
    await table.store.change(seeker.case.id, command(), () => ({
      patch: {},
      writes: [rejected],
      facts,
      answer: {},
    }));
    await consume(...found.persons);
    expect((await requestOf(seeker)).candidates).toMatchObject([{ decision: 'rejected' }]);
    await consume(await correct(found, found.persons[0]!, { birthDate: '1991-04-06' }));
    expect((await requestOf(seeker)).candidates).toMatchObject([{ decision: 'open' }]);
  });

  it('that is closed is met by nobody, and leaves the lists', async () => {
    const seeker = await seeking('Idris Hamza');
    await search(seeker);
    const closed = { ...(await requestOf(seeker)), status: 'closed' as const };
    const facts = [{ act: 'tracing-request.moved' }];
    await table.store.change(seeker.case.id, command(), () => ({
      patch: {},
      writes: [closed],
      facts,
      answer: {},
    }));
    await consume(closed);
    const lists = (await indexItems()).filter((item) => /SOUGHT|REQUEST/.test(String(item.pk)));
    expect(
      JSON.stringify(lists.map((item) => [...((item.requests as Set<string>) ?? []), item.id])),
    ).not.toContain(closed.id);
    await registers('إدريس حمزة');
    expect((await requestOf(seeker)).candidates).toEqual([]);
  });
});
