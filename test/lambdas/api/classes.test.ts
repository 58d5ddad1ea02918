import { beforeAll, describe, expect, it } from 'vitest';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const PLANNED = {
  ...{ group: 'adults', language: 'ar', place: 'Room 2', day: '2026-03-20', time: '09:00' },
  ...{ minutes: 180, timeZone: 'UTC' },
};
const BEFORE = '2026-03-19T09:00:00.000Z';
const AFTER = '2026-03-20T13:00:00.000Z';

let offices = 0;
/** A class with so many places, and the trainer of its office. */
async function aClass(capacity: number) {
  offices += 1;
  const office = `class-office-${offices}`;
  const trainer = staff('orientation-trainer', office, `trainer-${offices}`);
  const planned = await api('PlanClass', { by: trainer, body: { ...PLANNED, capacity } });
  expect(planned.status).toBe(201);
  return { office, trainer, classId: String(planned.body.classId) };
}
/** A couple that waits for a class of adults. */
async function couple(office: string) {
  const members = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' })];
  const file = await storedCase(table, { office, members });
  const caseId = file.case.id;
  const workItemId = await storedItem(table, caseId, 'orientation-session', 'adults');
  return { caseId, workItemId, personIds: file.persons.map(({ id }) => id).sort() };
}
type Couple = Awaited<ReturnType<typeof couple>>;
type Class = Awaited<ReturnType<typeof aClass>>;
const take = ({ trainer, classId }: Class, { caseId, personIds }: Couple, who = personIds) =>
  api('TakeSeats', { by: trainer, path: { caseId, classId }, body: { personIds: who }, at: BEFORE });
const listed = async ({ trainer, classId }: Class) => {
  const { body } = await api('ListClasses', { by: trainer });
  return (body.classes as { classId: string }[]).find((one) => one.classId === classId);
};
const { topics } = { topics: ['agency-role', 'law'] };
const level = (ids: readonly string[], code: string) => ids.map((personId) => ({ personId, level: code }));

describe('places in a class', () => {
  it('are shared by households: nobody gets more than are left, and given back they are free', async () => {
    const taught = await aClass(3);
    const [one, other] = [await couple(taught.office), await couple(taught.office)];
    expect((await take(taught, one)).body).toMatchObject({ places: 2, free: 1 });
    expect(await take(taught, other)).toMatchObject({
      status: 409,
      body: { type: 'urn:kinbridge:error:CapacityTaken' },
    });
    expect((await take(taught, other, other.personIds.slice(1))).body).toMatchObject({ places: 1, free: 0 });
    expect(await listed(taught)).toMatchObject({ taken: 3, capacity: 3 });
    expect((await take(taught, one, [])).body).toMatchObject({ places: 0, free: 2 });
    expect((await take(taught, other)).body).toMatchObject({ places: 2, free: 1 });
  });

  it('cannot both be the last one, however close the two ask', async () => {
    const taught = await aClass(2);
    const households = [await couple(taught.office), await couple(taught.office)];
    const answers = await Promise.all(households.map((each) => take(taught, each)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await listed(taught)).toMatchObject({ taken: 2 });
  });

  it('stand in the calendar of the household until they are given back', async () => {
    const taught = await aClass(4);
    const home = await couple(taught.office);
    const status = async () => {
      const { appointments } = await table.store.loadCase(home.caseId);
      return appointments.map((one) => [one.kind, one.status, one.startsAt]);
    };
    await take(taught, home);
    expect(await status()).toEqual([['class', 'planned', '2026-03-20T09:00:00.000Z']]);
    await take(taught, home, []);
    expect(await status()).toEqual([['class', 'cancelled', '2026-03-20T09:00:00.000Z']]);
  });

  it('are for who waits for a class of that age group, at an office of the case', async () => {
    const taught = await aClass(4);
    const home = await couple(taught.office);
    expect((await take(taught, home, [`person-${'0'.repeat(20)}`])).body).toMatchObject({
      issues: [{ path: 'personIds', code: 'due-for-class' }],
    });
    const elsewhere = await couple('another-office');
    expect((await take(taught, elsewhere)).status).toBe(404);
    const late = { caseId: home.caseId, classId: taught.classId };
    const body = { personIds: home.personIds };
    expect((await api('TakeSeats', { by: taught.trainer, path: late, body, at: AFTER })).status).toBe(409);
  });
});

const hold = (taught: Class, over: object = {}, at = AFTER) =>
  api('HoldClass', {
    by: taught.trainer,
    path: { classId: taught.classId },
    body: { heldOn: '2026-03-20', topics, absent: [], ...over },
    at,
  });
const sessionsOf = async ({ caseId }: Couple) => (await table.store.loadCase(caseId)).orientation?.sessions;

describe('the attendance of a class', () => {
  const assessed = (ids: readonly string[]) => ({
    knewBefore: level(ids, 'not-yet'),
    learned: level(ids, 'well'),
  });

  it('names only who has a place: a wrong id makes nobody present', async () => {
    const taught = await aClass(4);
    const home = await couple(taught.office);
    await take(taught, home);
    const stranger = `person-${'0'.repeat(20)}`;
    for (const over of [
      { absent: [stranger], ...assessed(home.personIds) },
      assessed([...home.personIds, stranger]),
    ])
      expect((await hold(taught, over)).body).toMatchObject({ issues: [{ code: 'has-place' }] });
    expect(await sessionsOf(home)).toBeUndefined();
  });

  it('is of the day on which the class was, or a day since', async () => {
    const taught = await aClass(4);
    const home = await couple(taught.office);
    await take(taught, home);
    const over = { heldOn: '2006-03-20', ...assessed(home.personIds) };
    expect((await hold(taught, over)).body).toMatchObject({ issues: [{ path: 'heldOn' }] });
    expect(await listed(taught)).toMatchObject({ status: 'planned' });
  });

  it('is recorded for a household whose work was opened anew since it took its places', async () => {
    const taught = await aClass(4);
    const home = await couple(taught.office);
    await take(taught, home);
    await table.store.change(home.caseId, command(), (file) => ({
      ...{ patch: {}, facts: [{ act: 'test.set' }], answer: {} },
      writes: file.workItems.map((item) => ({ ...item, status: 'cancelled' as const })),
    }));
    const again = await storedItem(table, home.caseId, 'orientation-session', 'adults');
    expect((await hold(taught, assessed(home.personIds))).status).toBe(200);
    expect(await sessionsOf(home)).toMatchObject([{ present: home.personIds }]);
    const { workItems, appointments } = await table.store.loadCase(home.caseId);
    expect(workItems.find(({ id }) => id === again)?.status).toBe('decided');
    expect(appointments).toMatchObject([{ status: 'held' }]);
  });

  it('is recorded once for each household, although writing it down broke off and its next session is open since', async () => {
    const taught = await aClass(4);
    const [one, other] = [await couple(taught.office), await couple(taught.office)];
    await take(taught, one);
    await take(taught, other);
    const colleague = staff('orientation-trainer', taught.office, 'a-colleague');
    const path = { workItemId: other.workItemId };
    expect((await api('ClaimWorkItem', { by: colleague, path })).status).toBe(200);
    const sheet = { absent: one.personIds, ...assessed(other.personIds) };
    expect((await hold(taught, sheet)).status).toBe(403);
    const next = await storedItem(table, one.caseId, 'orientation-session', 'adults');
    expect((await api('ReleaseWorkItem', { by: colleague, path })).status).toBe(200);
    expect((await hold(taught, sheet)).status).toBe(200);
    expect(await sessionsOf(one)).toMatchObject([{ absent: one.personIds }]);
    expect(await sessionsOf(other)).toMatchObject([{ present: other.personIds }]);
    const { workItems } = await table.store.loadCase(one.caseId);
    expect(workItems.find(({ id }) => id === next)?.status).toBe('open');
  });

  it('settles the appointment of a household whose session was recorded by hand', async () => {
    const taught = await aClass(4);
    const home = await couple(taught.office);
    await take(taught, home);
    const body = {
      ...{ decision: 'held', heldOn: '2026-03-10', topics, present: home.personIds, absent: [] },
      ...assessed(home.personIds),
    };
    const path = { workItemId: home.workItemId };
    expect((await api('DecideWorkItem', { by: taught.trainer, path, body })).status).toBe(200);
    expect((await hold(taught)).status).toBe(200);
    const { appointments } = await table.store.loadCase(home.caseId);
    expect(appointments).toMatchObject([{ status: 'held' }]);
  });
});

describe('a class', () => {
  const holdWith = (taught: Class, absent: string[], learned: string[], at = AFTER) =>
    api('HoldClass', {
      by: taught.trainer,
      path: { classId: taught.classId },
      body: {
        ...{ heldOn: '2026-03-20', topics, absent },
        ...{ knewBefore: level(learned, 'not-yet'), learned: level(learned, 'well') },
      },
      at,
    });

  it('is written down once for all households; who did not come is invited again', async () => {
    const taught = await aClass(4);
    const [one, other] = [await couple(taught.office), await couple(taught.office)];
    await take(taught, one);
    await take(taught, other);
    const [missing] = other.personIds;
    const came = [...one.personIds, ...other.personIds].filter((id) => id !== missing);
    expect((await holdWith(taught, [missing!], came, BEFORE)).status).toBe(409);
    expect((await holdWith(taught, [missing!], came)).body).toMatchObject({ households: 2 });
    const sessions = async ({ caseId }: Couple) => (await table.store.loadCase(caseId)).orientation?.sessions;
    expect(await sessions(one)).toMatchObject([
      { present: one.personIds, absent: [], assessed: { length: 2 } },
    ]);
    expect(await sessions(other)).toMatchObject([{ present: [other.personIds[1]], absent: [missing] }]);
    const { workItems, appointments } = await table.store.loadCase(other.caseId);
    expect(workItems.find(({ id }) => id === other.workItemId)).toMatchObject({
      status: 'decided',
      decision: { code: 'held', answer: { complete: false } },
    });
    expect(appointments).toMatchObject([{ kind: 'class', status: 'held' }]);
    expect(await listed(taught)).toMatchObject({ status: 'held' });
    expect((await holdWith(taught, [], came)).status).toBe(409);
  });

  it('that is cancelled gives every household its place back', async () => {
    const taught = await aClass(4);
    const home = await couple(taught.office);
    await take(taught, home);
    const cancelled = {
      by: taught.trainer,
      path: { classId: taught.classId },
      body: { reasonCode: 'trainer-ill' },
    };
    expect((await api('CancelClass', { ...cancelled, at: BEFORE })).status).toBe(200);
    expect(await listed(taught)).toMatchObject({ status: 'cancelled', taken: 0 });
    const { appointments } = await table.store.loadCase(home.caseId);
    expect(appointments).toMatchObject([{ status: 'cancelled' }]);
    expect((await take(taught, home)).status).toBe(409);
  });

  it('that nobody came to teach can be cancelled afterwards', async () => {
    const taught = await aClass(4);
    const home = await couple(taught.office);
    await take(taught, home);
    const path = { classId: taught.classId };
    const body = { reasonCode: 'trainer-ill' };
    expect((await api('CancelClass', { by: taught.trainer, path, body, at: AFTER })).status).toBe(200);
    expect(await listed(taught)).toMatchObject({ status: 'cancelled', taken: 0 });
    const { appointments } = await table.store.loadCase(home.caseId);
    expect(appointments).toMatchObject([{ status: 'cancelled' }]);
  });

  it('is not planned for a trainer whom the office does not have', async () => {
    const { trainer } = await aClass(4);
    for (const other of ['nobody-there', 'trainer-1'])
      expect(
        (await api('PlanClass', { by: trainer, body: { ...PLANNED, capacity: 3, trainer: other } })).body,
      ).toMatchObject({ issues: [{ path: 'trainer', code: 'may-decide' }] });
  });

  it('is unknown to other offices, and is planned in the future, at a time zone that there is', async () => {
    const taught = await aClass(4);
    const stranger = staff('orientation-trainer', 'class-stranger');
    const path = { classId: taught.classId };
    const body = { reasonCode: 'trainer-ill' };
    expect((await api('CancelClass', { by: stranger, path, body })).status).toBe(404);
    const wrong = async (over: object) =>
      (
        (await api('PlanClass', { by: stranger, body: { ...PLANNED, capacity: 3, ...over } })).body
          .issues as { path: string }[]
      )[0]?.path;
    expect(await wrong({ day: '2026-03-01' })).toBe('day');
    expect(await wrong({ timeZone: 'Mars/Olympus' })).toBe('timeZone');
  });
});
