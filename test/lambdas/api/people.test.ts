import { beforeAll, describe, expect, it } from 'vitest';
import { SEES } from '../../../contracts/authorization.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { SIGN_IN_RULES_ID } from '../../../domain/staff/sign-in-rules.ts';
import { PlaceSchema } from '../../../domain/staff/staff-access.ts';
import { api } from '../../fixtures/api.ts';
import { openPeople } from '../../fixtures/people.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const office = 'people-1';
let table: TestTable;
let people: Awaited<ReturnType<typeof openPeople>>;
let [chief, other, lead, elsewhere]: Actor[] = [];

beforeAll(async () => {
  table = await openTestTable();
  people = await openPeople();
  chief = people.add('chief', 'administrator');
  other = people.add('other', 'administrator');
  lead = people.add('lead', 'supervisor', office);
  elsewhere = people.add('lead.elsewhere', 'supervisor', 'people-2');
});

let added = 0;
/** Somebody added by the first administrator, who may do nothing yet. */
async function newcomer(roles = ['caseworker']): Promise<string> {
  const login = `newcomer-${++added}`;
  const body = { login, name: 'Invented Newcomer', language: 'ar', office, roles };
  const { status, body: answer } = await api('AddPerson', { by: chief!, body });
  expect(status).toBe(201);
  return String(answer.personId);
}
const change = (by: Actor, personId: string, body: object) =>
  api('ChangeAccess', { by, path: { personId }, body });
const decide = (by: Actor, personId: string, decision: string) =>
  api('DecideAccess', { by, path: { personId }, body: { decision } });
const suspend = (by: Actor, personId: string, suspended: boolean) =>
  api('SetSuspension', {
    by,
    path: { personId },
    body: suspended ? { suspended, reasonCode: 'left' } : { suspended },
  });
const renew = (by: Actor, personId: string, forgetSecond: boolean) =>
  api('RenewSignIn', { by, path: { personId }, body: { language: 'fr', forgetSecond } });
interface Row {
  id: string;
  state: string;
  roles: string[];
  office?: string;
  pending?: { by: string };
  mayApprove: boolean;
}
const rows = async (by: Actor): Promise<Row[]> =>
  (await api('ListPeople', { by })).body.people as unknown as Row[];
const row = async (id: string, by = chief!) => (await rows(by)).find((one) => one.id === id);
const actsOf = async (id: string) => {
  const access = await table.store.findAccess(id);
  const entries = await table.store.readAudit(access!.id, 0, 100);
  return entries.flatMap(({ facts, actor }) => facts.map(({ act }) => `${act} ${actor.id}`));
};
const asStaff = (id: string, roles: Actor['roles'] = ['caseworker']): Actor => ({
  ...{ id, kind: 'staff', roles, office },
});
const session = (by: Actor) => api('ReadSession', { by });

describe('people', () => {
  it('adds somebody who may do nothing until a second person approves, and both stand in the chain', async () => {
    const id = await newcomer();
    expect(people.accounts.find(id)?.roles).toEqual([]);
    expect(await row(id)).toMatchObject({ state: 'invited', roles: [], pending: { by: 'chief' } });
    expect((await decide(chief!, id, 'approved')).body).toMatchObject({
      status: 403,
      title: expect.any(String),
    });
    expect((await decide(elsewhere!, id, 'approved')).status).toBe(404);
    expect(await row(id, lead!)).toMatchObject({ mayApprove: true });
    expect((await decide(lead!, id, 'approved')).status).toBe(200);
    expect(people.accounts.find(id)).toMatchObject({ roles: ['caseworker'], office });
    expect(await actsOf(id)).toEqual([
      'staff.added chief',
      'staff.access-asked chief',
      'staff.access-approved lead',
    ]);
  });

  it('lets another administrator approve, and whoever asked take it back', async () => {
    const [first, second] = [await newcomer(), await newcomer(['auditor'])];
    expect((await decide(other!, first, 'approved')).status).toBe(200);
    expect((await decide(lead!, second, 'approved')).status).not.toBe(200);
    expect((await decide(chief!, second, 'refused')).status).toBe(200);
    expect(people.accounts.find(second)?.roles).toEqual([]);
    expect((await decide(other!, second, 'approved')).status).toBe(409);
  });

  it('lets nobody change, suspend or renew themselves', async () => {
    expect((await change(chief!, 'chief', { roles: ['auditor'] })).status).toBe(403);
    expect((await suspend(chief!, 'chief', true)).status).toBe(403);
    const body = { language: 'en', forgetSecond: true };
    expect((await api('RenewSignIn', { by: chief!, path: { personId: 'chief' }, body })).status).toBe(403);
  });

  it('has no role that opens nothing, so that every grant waits for a second person', () => {
    const open = PlaceSchema.shape.roles.element.options.filter(
      (role) => SEES[role].length > 0 || role === 'administrator' || role === 'auditor',
    );
    expect(open).toEqual(PlaceSchema.shape.roles.element.options);
  });

  it('takes a role away at once, whatever the token says, and gives it back only by two', async () => {
    const id = await newcomer(['caseworker', 'health-staff']);
    await decide(lead!, id, 'approved');
    const token = asStaff(id, ['caseworker', 'health-staff']);
    expect((await session(token)).body.roles).toEqual(['caseworker', 'health-staff']);
    expect((await change(chief!, id, { office, roles: ['caseworker'] })).body.state).toBe('done');
    expect((await session(token)).body.roles).toEqual(['caseworker']);
    const back = await change(chief!, id, { office, roles: ['caseworker', 'health-staff'] });
    expect(back.body.state).toBe('waits-for-second');
    expect((await session(token)).body.roles).toEqual(['caseworker']);
    await decide(other!, id, 'approved');
    expect((await session(token)).body.roles).toEqual(['caseworker', 'health-staff']);
  });

  it('moves somebody to another office when a supervisor there approves', async () => {
    const id = await newcomer();
    await decide(lead!, id, 'approved');
    await change(chief!, id, { office: 'people-2', roles: ['caseworker'] });
    expect((await decide(lead!, id, 'approved')).status).toBe(403);
    expect((await decide(elsewhere!, id, 'approved')).status).toBe(200);
    expect((await session(asStaff(id))).body.office).toBe('people-2');
  });

  it('accepts no token of whoever is suspended, from the next call on, and lets them in again', async () => {
    const id = await newcomer();
    await decide(lead!, id, 'approved');
    const token = asStaff(id);
    expect((await session(token)).status).toBe(200);
    expect((await suspend(chief!, id, true)).status).toBe(200);
    const refused = await session(token);
    expect(refused).toMatchObject({ status: 401, body: { type: 'urn:kinbridge:error:NotSignedIn' } });
    expect(await row(id)).toMatchObject({ state: 'suspended' });
    expect((await api('ListCases', { by: token })).status).toBe(401);
    expect((await suspend(other!, id, false)).status).toBe(200);
    expect((await session(token)).status).toBe(200);
    expect(await actsOf(id)).toContain('staff.suspended chief');
  });

  it('keeps the last administrator', async () => {
    const alone = await openPeople();
    const only = alone.add('only', 'administrator');
    alone.add('second', 'administrator');
    expect((await suspend(only, 'second', true)).status).toBe(200);
    expect(() => alone.accounts.suspend('only')).toThrow(/another administrator/);
    expect(() => alone.accounts.changeRole('only', 'administrator', 'removed')).toThrow(
      /another administrator/,
    );
    expect(alone.accounts.find('only')).toMatchObject({ suspended: false, roles: ['administrator'] });
    people = await openPeople();
    for (const one of [chief!, other!]) people.add(one.id, 'administrator');
  });

  it('shows a supervisor their own office, and others nothing', async () => {
    people.add('lead', 'supervisor', office);
    people.add('far', 'caseworker', 'people-2');
    expect((await rows(lead!)).map(({ id }) => id)).toEqual(['lead']);
    expect((await rows(chief!)).map(({ id }) => id)).toContain('far');
    expect((await api('ListPeople', { by: asStaff('far') })).status).toBe(403);
    expect((await change(lead!, 'far', { roles: [] })).status).toBe(403);
  });

  it('says what is wrong with a name for signing in', async () => {
    const body = { login: 'Not A Login!', name: 'X', language: 'en', office, roles: ['caseworker'] };
    const refused = await api('AddPerson', { by: chief!, body });
    expect(refused).toMatchObject({ status: 400, body: { issues: [{ path: 'login', code: 'login-form' }] } });
    const taken = await api('AddPerson', { by: chief!, body: { ...body, login: 'other' } });
    expect(taken).toMatchObject({ status: 400, body: { issues: [{ path: 'login', code: 'login-free' }] } });
    const nowhere = { login: 'no.office', name: 'X', language: 'en', roles: ['caseworker'] };
    expect((await api('AddPerson', { by: chief!, body: nowhere })).body).toMatchObject({
      issues: [{ path: 'office', code: 'required' }],
    });
  });

  it('renews a sign-in by a link that makes the old password useless, and keeps the second factor', async () => {
    const { status, body: answer } = await renew(chief!, 'far', false);
    expect(status).toBe(201);
    expect(answer.invitation).toMatchObject({
      kind: 'link',
      url: expect.stringContaining('/oauth2/welcome?'),
    });
    expect(people.accounts.find('far')).toMatchObject({ invited: true });
    expect(await actsOf('far')).toEqual(['staff.password-renewed chief']);
  });

  it('lets nobody both hand over a link for a password and have the second factor forgotten', async () => {
    const id = people.add('owner.of.both', 'caseworker', office).id;
    people.enrol(id);
    expect((await renew(chief!, id, false)).status).toBe(201);
    expect(people.accounts.find(id)).toMatchObject({ invited: true, hasSecond: true });
    expect((await renew(chief!, id, true)).body).toMatchObject({ type: 'urn:kinbridge:error:FourEyes' });
    expect(people.accounts.find(id)?.hasSecond).toBe(true);
    const forgotten = await renew(other!, id, true);
    expect(forgotten.body).toEqual({ personId: id });
    expect(people.accounts.find(id)?.hasSecond).toBe(false);
    expect((await renew(other!, id, false)).status).toBe(403);
    expect((await renew(chief!, id, false)).status).toBe(201);
    // From their next sign-in on the second factor is their own again.
    people.enrol(id);
    expect((await renew(other!, id, false)).status).toBe(201);
  });

  it('lets nobody who added somebody have their second factor forgotten', async () => {
    const id = await newcomer();
    people.enrol(id);
    expect((await renew(chief!, id, true)).status).toBe(403);
    expect((await renew(other!, id, true)).status).toBe(201);
  });
});

describe('the rules of sign-in', () => {
  const asked = (by: Actor, idleMinutes: unknown) => api('ChangeSignInRules', { by, body: { idleMinutes } });
  const read = async (by: Actor) => (await api('ReadSignInRules', { by })).body;

  it('are half an hour without a touch until an administrator decides otherwise, and that stands in a chain', async () => {
    const worker = asStaff('reads-rules');
    expect(await read(worker)).toEqual({ idleMinutes: 30, version: 0 });
    expect((await asked(chief!, 15)).body).toEqual({ idleMinutes: 15, version: 1 });
    expect(await read(worker)).toMatchObject({ idleMinutes: 15, changed: { by: 'chief' } });
    expect(people.idle()).toBe(15);
    const [entry] = await table.store.readAudit(SIGN_IN_RULES_ID, 0, 10);
    expect(entry).toMatchObject({ actor: { id: 'chief' } });
    expect(entry?.facts).toMatchObject([
      { act: 'sign-in-rules.idle-time-changed', details: { fromMinutes: 30, minutes: 15 } },
    ]);
  });

  it('are changed by administrators alone, from five minutes to an hour, and a repeat writes nothing', async () => {
    for (const by of [lead!, asStaff('wants-longer'), asStaff('audits', ['auditor'])])
      expect((await asked(by, 20)).status).toBe(403);
    for (const wrong of [4, 61, 7.5, '20', null]) expect((await asked(chief!, wrong)).status).toBe(400);
    const before = await read(chief!);
    expect((await asked(chief!, Number(before.idleMinutes))).body).toMatchObject({ version: before.version });
  });
});
