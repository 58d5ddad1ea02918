import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.ts';
import type { Agreement } from '../../../domain/organisation/organisation.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, consent, consentsOf } from '../../fixtures/household.ts';
import { aClinicAt } from '../../fixtures/partners.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
const read = (by: Actor, workItemId: string) => api('ReadWorkItem', { by, path: { workItemId }, at: AT });
const listed = async (by: Actor) => {
  const { body } = await api('ListWorkItems', { by });
  return (body.workItems as { workItemId: string }[]).map(({ workItemId }) => workItemId);
};
const chief = staff('administrator', undefined, 'chief-c');

describe('a class that a partner organisation teaches', () => {
  const SCHOOL: Partial<Agreement> = { kind: 'trainer', services: ['orientation'] };
  const PLANNED = {
    ...{ group: 'adults', language: 'ar', place: 'Room 2', day: '2026-03-20', time: '09:00' },
    ...{ minutes: 180, timeZone: 'UTC', capacity: 10 },
  };
  const AFTER = '2026-03-20T13:00:00.000Z';
  /** A class of the partner, and a couple of which so many consent to it. */
  async function aClass() {
    const school = await aClinicAt(table, SCHOOL);
    const by = school.trainer;
    const body = { ...PLANNED, organisation: school.id };
    const classId = String((await api('PlanClass', { by, body })).body.classId);
    return { ...school, by, classId };
  }
  type School = Awaited<ReturnType<typeof aClass>>;
  async function couple({ office, name }: School) {
    const members = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' })];
    const consents = [...consentsOf(members), consent('referral-to-partner', { recipient: name })];
    const file = await storedCase(table, { office, members, consents });
    const caseId = file.case.id;
    const workItemId = await storedItem(table, caseId, 'orientation-session', 'adults');
    const [one, other] = ['principal-applicant', 'spouse'].map(
      (relationship) => file.persons.find((person) => person.relationship === relationship)!.id,
    );
    return { caseId, workItemId, one: one!, other: other! };
  }
  const take = ({ by, classId }: School, caseId: string, personIds: string[]) =>
    api('TakeSeats', { by, path: { caseId, classId }, body: { personIds } });
  const hold = ({ nurse, classId }: School, present: string[], by = nurse) =>
    api('HoldClass', {
      ...{ by, path: { classId }, at: AFTER },
      body: {
        ...{ heldOn: '2026-03-20', topics: ['law'], absent: [] },
        knewBefore: present.map((personId) => ({ personId, level: 'not-yet' })),
        learned: present.map((personId) => ({ personId, level: 'well' })),
      },
    });
  const classes = async (by: Actor) =>
    (await api('ListClasses', { by })).body.classes as { classId: string; households: object[] }[];

  it('has places for those alone who consent to be known to it', async () => {
    const school = await aClass();
    const home = await couple(school);
    expect(await take(school, home.caseId, [home.one, home.other])).toMatchObject({
      body: { type: 'urn:kinbridge:error:ConsentMissing' },
    });
    expect((await take(school, home.caseId, [home.one])).status).toBe(200);
    const { body, text } = await read(school.nurse, home.workItemId);
    expect(body).toMatchObject({ group: [home.one], members: [home.one] });
    expect(text).not.toContain(home.other);
    expect((await take(school, home.caseId, [])).status).toBe(200);
    expect((await read(school.nurse, home.workItemId)).status).toBe(404);
  });

  it('is written down by its trainer, who sees no class of another', async () => {
    const [school, other] = [await aClass(), await aClass()];
    const home = await couple(school);
    await take(school, home.caseId, [home.one]);
    expect((await classes(school.nurse)).map(({ classId }) => classId)).toEqual([school.classId]);
    expect((await hold(school, [home.one], other.nurse)).status).toBe(404);
    expect((await hold(school, [home.one])).status).toBe(200);
    const { orientation } = await table.store.loadCase(home.caseId);
    expect(orientation?.sessions).toMatchObject([{ present: [home.one], absent: [home.other] }]);
  });

  it('names nobody any more who withdrew, and writes nothing down about them', async () => {
    const school = await aClass();
    const home = await couple(school);
    await take(school, home.caseId, [home.one]);
    const { consents } = await table.store.loadCase(home.caseId);
    const { id: consentId } = consents.find(({ purpose }) => purpose === 'referral-to-partner')!;
    const by = staff('caseworker', school.office);
    await api('WithdrawConsent', { by, path: { caseId: home.caseId, consentId }, body: {} });
    expect(await classes(school.nurse)).toMatchObject([{ households: [] }]);
    expect((await hold(school, [home.one])).status).toBe(200);
    expect((await table.store.loadCase(home.caseId)).orientation).toBeUndefined();
  });

  it('returns to the office when its trainer cannot hold it, with its places, and the trainers are told', async () => {
    const [school, other] = [await aClass(), await aClass()];
    const home = await couple(school);
    await take(school, home.caseId, [home.one]);
    const path = { classId: school.classId };
    const back = (by: Actor, reasonCode: string) => api('CancelClass', { by, path, body: { reasonCode } });
    expect((await back(other.nurse, 'no-capacity')).status).toBe(404);
    expect((await back(school.nurse, 'venue-closed')).status).toBe(400);
    expect((await back(school.nurse, 'no-capacity')).status).toBe(200);
    expect(await classes(school.nurse)).toEqual([]);
    const [one] = await classes(school.by);
    expect(one).toMatchObject({ status: 'planned', taken: 1 });
    expect(one).not.toHaveProperty('organisation');
    expect(await listed(school.by)).toEqual([home.workItemId]);
    const { notices } = (await api('ListNotices', { by: school.by })).body;
    expect(notices).toMatchObject([{ template: 'work-handed-back', data: { workItemId: home.workItemId } }]);
  });

  it("is the office's own again when the agreement ends", async () => {
    const school = await aClass();
    const home = await couple(school);
    await take(school, home.caseId, [home.one]);
    const body = { act: 'end', reasonCode: 'agreement-broken' };
    await api('SettleOrganisation', { by: chief, path: { organisationId: school.id }, body });
    expect((await hold(school, [home.one])).status).toBe(403);
    const [one] = await classes(school.by);
    expect(one).not.toHaveProperty('organisation');
    expect(await listed(school.by)).toEqual([home.workItemId]);
  });

  it('is taught by nobody whose agreement does not cover it', async () => {
    const clinic = await aClinicAt(table);
    const by = staff('orientation-trainer', clinic.office);
    expect(
      (await api('PlanClass', { by, body: { ...PLANNED, organisation: clinic.id } })).body,
    ).toMatchObject({
      issues: [{ path: 'organisation', code: 'takes-work' }],
    });
  });
});
