import { beforeAll, describe, expect, it } from 'vitest';
import { API } from '../../../contracts/routes.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { suspendAccess } from '../../../domain/staff/change-access.ts';
import { tendOrganisations } from '../../../lambdas/services/tend-organisations.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child, consent, consentsOf } from '../../fixtures/household.ts';
import { aClinicAt, partner } from '../../fixtures/partners.ts';
import { openPeople } from '../../fixtures/people.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const CLEARED = {
  ...{ decision: 'cleared', classification: 'no-finding', tuberculosisClass: 'none' },
  examinedOn: '2026-03-10',
};
type Clinic = Awaited<ReturnType<typeof aClinicAt>>;

/** A couple with a child who consent to a referral to this recipient, and the exam of the principal. */
async function household({ office }: Pick<Clinic, 'office'>, recipient: string) {
  const members = [
    adult(),
    adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm', birthDate: '1985-02-01' }),
    child(),
  ];
  const consents = [
    ...consentsOf(members),
    consent('referral-to-partner', { recipient }),
    consent('referral-to-partner', { recipient, member: 1 }),
  ];
  const file = await storedCase(table, { office, members, consents });
  const [principal] = file.persons.filter(({ relationship }) => relationship === 'principal-applicant');
  const caseId = file.case.id;
  const workItemId = await storedItem(table, caseId, 'health-exam', principal!.id);
  return { caseId, workItemId, personId: principal!.id, persons: file.persons };
}
const give = ({ health, id }: Clinic, workItemId: string, by: Actor = health) =>
  api('ReassignWorkItem', { by, path: { workItemId }, body: { organisation: id } });
const read = (by: Actor, workItemId: string, at = AT) =>
  api('ReadWorkItem', { by, path: { workItemId }, at });
const decide = (by: Actor, workItemId: string, body: object = CLEARED, at = AT) =>
  api('DecideWorkItem', { by, path: { workItemId }, body, at });
const listed = async (by: Actor, query = {}) => {
  const { body } = await api('ListWorkItems', { by, query });
  return (body.workItems as { workItemId: string }[] | undefined)?.map(({ workItemId }) => workItemId);
};
const toldTo = async (by: Actor) => (await api('ListNotices', { by })).body.notices as object[];
/** A clinic that was given the exam of somebody who consents. */
async function given() {
  const clinic = await aClinicAt(table);
  const home = await household(clinic, clinic.name);
  expect((await give(clinic, home.workItemId)).status).toBe(200);
  return { ...clinic, ...home };
}

describe('work that is given to a partner organisation', () => {
  it('rests on the consent of whom it is about to a referral to this organisation, and to no other', async () => {
    const clinic = await aClinicAt(table);
    const [none, elsewhere] = [
      await household(clinic, 'programme'),
      await household(clinic, 'Another Clinic'),
    ];
    for (const { workItemId } of [none, elsewhere])
      expect(await give(clinic, workItemId)).toMatchObject({
        status: 409,
        body: { type: 'urn:kinbridge:error:ConsentMissing' },
      });
    const home = await household(clinic, clinic.id);
    expect((await give(clinic, home.workItemId)).status).toBe(200);
    const entries = await table.store.readAudit(home.caseId, 0, 100);
    const fact = entries.flatMap(({ facts }) => facts).find(({ act }) => act === 'work-item.given');
    expect(fact).toMatchObject({ details: { organisation: clinic.id, consents: { length: 1 } } });
  });

  it('leaves the queue of the office for the list of the organisation, and returns when it is taken back', async () => {
    const { health, nurse, lead, id, workItemId } = await given();
    expect(await listed(health)).toEqual([]);
    expect(await listed(nurse)).toEqual([workItemId]);
    expect(await listed(lead, { organisation: id })).toEqual([workItemId]);
    expect((await api('ClaimWorkItem', { by: health, path: { workItemId } })).status).toBe(409);
    expect((await decide(health, workItemId)).status).toBe(409);
    expect((await api('ReleaseWorkItem', { by: health, path: { workItemId } })).status).toBe(200);
    expect(await listed(health)).toEqual([workItemId]);
    expect(await listed(nurse)).toEqual([]);
    expect((await read(nurse, workItemId)).status).toBe(404);
  });

  it('is handed back with a reason of the list, of which the office is told, and is theirs no more', async () => {
    const { health, nurse, workItemId, caseId, id } = await given();
    const back = (by: Actor, body?: object) =>
      api('ReleaseWorkItem', { by, path: { workItemId }, ...(body ? { body } : {}) });
    expect((await back(nurse)).body).toMatchObject({ issues: [{ path: 'reasonCode', code: 'in-list' }] });
    expect((await back(nurse, { reasonCode: 'tired' })).status).toBe(400);
    expect((await back(nurse, { reasonCode: 'no-capacity' })).status).toBe(200);
    expect(await listed(nurse)).toEqual([]);
    expect(await listed(health)).toEqual([workItemId]);
    expect((await back(nurse, { reasonCode: 'no-capacity' })).status).toBe(404);
    const facts = (await table.store.readAudit(caseId, 0, 100)).flatMap((entry) => entry.facts);
    expect(facts.find(({ act }) => act === 'work-item.returned')).toMatchObject({
      details: { organisation: id, reasonCode: 'no-capacity' },
    });
    expect(await toldTo(health)).toMatchObject([{ template: 'work-handed-back', data: { workItemId } }]);
  });

  it('is told of to the staff of the organisation, by ids alone, and to no other', async () => {
    const [one, other] = [await given(), await given()];
    expect(await toldTo(one.nurse)).toMatchObject([
      { template: 'work-given', data: { workItemId: one.workItemId, kind: 'health-exam' }, read: false },
    ]);
    const [{ noticeId, ownerId }] = (await toldTo(one.nurse)) as [{ noticeId: string; ownerId: string }];
    const read = (by: Actor) => api('MarkNoticeRead', { by, path: { noticeId }, body: { ownerId } });
    expect((await read(other.nurse)).status).toBe(404);
    expect((await read(one.nurse)).status).toBe(200);
    expect(await toldTo(one.nurse)).toMatchObject([{ read: true }]);
    const about = await api('ListNotices', { by: one.nurse, query: { about: one.caseId } });
    expect(about.status).toBe(403);
  });

  it('is of a service and an office that the agreement covers, and no case with a protection flag', async () => {
    const clinic = await aClinicAt(table, { services: ['fitness-to-fly'] });
    const home = await household(clinic, clinic.name);
    expect((await give(clinic, home.workItemId)).body).toMatchObject({
      issues: [{ path: 'organisation', code: 'takes-work' }],
    });
    const other = await aClinicAt(table);
    const elsewhere = await household(clinic, other.name);
    const body = { organisation: other.id };
    const path = { workItemId: elsewhere.workItemId };
    expect((await api('ReassignWorkItem', { by: clinic.health, path, body })).status).toBe(400);
    const own = await household(other, other.name);
    const flag = { kind: 'protection', blocks: [], instruction: 'Ask first.' };
    const protector = staff('protection-officer', other.office);
    await api('RaiseFlag', { by: protector, path: { caseId: own.caseId }, body: flag });
    expect((await give(other, own.workItemId, other.lead)).status).toBe(409);
  });
});

describe('staff of a partner clinic', () => {
  it('see name, age, sex and needs of whom it was given for, and nobody and nothing else of the household', async () => {
    const { nurse, workItemId, personId, persons, caseId } = await given();
    const { body, text } = await read(nurse, workItemId);
    expect(body).toMatchObject({
      ...{ caseNumber: null, members: [personId], steps: [], people: [], written: [], why: [] },
      matter: { household: [{ personId, name: 'Samira Haddad' }], flags: [], consents: [], earlier: [] },
      given: { persons: [{ personId, languages: ['ar'] }], appointment: null },
    });
    for (const { id, name } of persons.filter((one) => one.id !== personId)) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(name);
    }
    expect(text).not.toContain((await table.store.loadCase(caseId)).case.number);
  });

  it('are recorded as having read it, under their name', async () => {
    const { nurse, workItemId, caseId } = await given();
    await read(nurse, workItemId);
    const by = staff('auditor', undefined, 'auditor-p');
    const { text } = await api('ListCaseReadings', { by, path: { caseId } });
    expect(text).toContain(nurse.id);
  });

  it('reach no other route than those of their work, whatever they ask for', async () => {
    const { nurse, caseId, personId } = await given();
    const open = ['ReadSession', 'ReadSignInRules', 'ListWorkItems', 'ReadWorkItem', 'DecideWorkItem'];
    const theirs = new Set([...open, 'TakeBackDecision', 'ListClasses', 'HoldClass', 'ReadOpenApi']);
    for (const name of ['ReleaseWorkItem', 'CancelClass', 'ListNotices', 'MarkNoticeRead']) theirs.add(name);
    const path = { caseId, personId, workItemId: 'x' };
    for (const { function: name, open: anyone } of API.filter((one) => !theirs.has(one.function)))
      if (!anyone)
        expect(`${name} ${(await api(name, { by: nurse, path, body: {} })).status}`).toBe(`${name} 403`);
  });

  it('get no list but their own, none as a file, and not by another role or office of their token', async () => {
    const { nurse, office, workItemId } = await given();
    expect((await api('ListWorkItems', { by: nurse, query: { as: 'file' } })).status).toBe(403);
    expect(await listed(nurse, { role: 'health-staff' })).toEqual([workItemId]);
    expect(await listed({ ...nurse, roles: ['partner-staff', 'supervisor'], office })).toEqual([workItemId]);
    const more: Actor = { ...nurse, roles: ['partner-staff', 'supervisor', 'auditor'], office };
    expect((await api('ListCases', { by: more })).status).toBe(403);
    const alone: Actor = { ...nurse, id: 'nobody-of-any' };
    expect((await api('ListWorkItems', { by: alone })).status).toBe(403);
  });

  it('do not see what another clinic has, and no item that was not given', async () => {
    const [one, other] = [await given(), await given()];
    expect((await read(one.nurse, other.workItemId)).status).toBe(404);
    expect((await decide(one.nurse, other.workItemId)).status).toBe(404);
    const [, spouse] = one.persons.map(({ id }) => id).filter((id) => id !== one.personId);
    const second = await storedItem(table, one.caseId, 'health-exam', spouse);
    expect((await read(one.nurse, second)).status).toBe(404);
    expect((await decide(one.nurse, second)).status).toBe(404);
  });

  it('record the exam, and see it no more', async () => {
    const { nurse, workItemId, caseId, personId } = await given();
    expect((await decide(nurse, workItemId)).status).toBe(200);
    const { health } = await table.store.loadCase(caseId);
    expect(health).toMatchObject([{ personId, cleared: true }]);
    expect((await read(nurse, workItemId)).status).toBe(404);
    expect(await listed(nurse)).toEqual([]);
  });

  it('waive nothing: what is not theirs to decide stays with the office', async () => {
    const { nurse, workItemId } = await given();
    const waived = { decision: 'waived', authority: 'CDC', reference: 'W-1', waivedOn: '2026-03-01' };
    expect((await decide(nurse, workItemId, waived)).status).toBe(403);
  });

  it('know nobody any more from the call on that withdraws the consent, and the office has the work', async () => {
    const { nurse, health, office, workItemId, caseId, personId, id } = await given();
    const { consents } = await table.store.loadCase(caseId);
    const rests = consents.find((one) => one.purpose === 'referral-to-partner' && one.personId === personId)!;
    const by = staff('caseworker', office);
    const withdrawn = await api('WithdrawConsent', { by, path: { caseId, consentId: rests.id }, body: {} });
    expect(withdrawn.body).toMatchObject({ told: [{ recipient: id, at: AT }] });
    expect((await read(nurse, workItemId)).status).toBe(404);
    expect((await decide(nurse, workItemId)).status).toBe(404);
    expect(await listed(nurse)).toEqual([]);
    expect(await listed(health)).toEqual([workItemId]);
  });

  it('know nobody of a case that a protection flag restricts from then on', async () => {
    const { nurse, health, office, workItemId, caseId } = await given();
    const body = { kind: 'protection', blocks: [], instruction: 'Ask first.' };
    await api('RaiseFlag', { by: staff('protection-officer', office), path: { caseId }, body });
    expect((await read(nurse, workItemId)).status).toBe(404);
    expect(await listed(health)).toEqual([workItemId]);
  });
});

const chief = staff('administrator', undefined, 'chief-o');
const settle = (organisationId: string, body: object, by = chief, at = AT) =>
  api('SettleOrganisation', { by, path: { organisationId }, body, at });

describe('an agreement', () => {
  it('that an administrator ends refuses the next call, and returns the work to the office', async () => {
    const { nurse, health, id, workItemId } = await given();
    expect((await settle(id, { act: 'end', reasonCode: 'agreement-broken' })).body).toMatchObject({
      ...{ state: 'done', returned: 1 },
    });
    for (const { status } of [
      await read(nurse, workItemId),
      await decide(nurse, workItemId),
      await api('ReadSession', { by: nurse }),
    ])
      expect(status).toBe(403);
    expect(await listed(health)).toEqual([workItemId]);
  });

  it('that is over refuses every call after its last day, and returns the work within a day', async () => {
    const { nurse, health, workItemId } = await given();
    const after = '2027-01-01T00:10:00.000Z';
    expect((await read(nurse, workItemId, '2026-12-31T20:00:00.000Z')).status).toBe(200);
    expect((await read(nurse, workItemId, after)).status).toBe(403);
    await tendOrganisations(after);
    expect(await listed(health)).toEqual([workItemId]);
  });

  it('that covers less returns what it covers no more', async () => {
    const { id, health, office, workItemId, name } = await given();
    const less = { ...BASE, name, offices: [office], services: ['fitness-to-fly'] };
    expect((await settle(id, { act: 'agree', agreement: less })).body).toMatchObject({
      ...{ state: 'done', returned: 1 },
    });
    expect(await listed(health)).toEqual([workItemId]);
  });

  it('becomes work for administrators before it ends, once, until one says what comes after', async () => {
    const { id } = await aClinicAt(table);
    const due = async (at: string) => {
      const { body } = await api('ListOrganisations', { by: chief, at });
      const all = body.organisations as { organisationId: string; renewalDue: boolean }[];
      return all.find((one) => one.organisationId === id)?.renewalDue;
    };
    const [early, late] = ['2026-10-30T09:00:00.000Z', '2026-11-02T09:00:00.000Z'];
    expect([await due(early), await due(late)]).toEqual([false, true]);
    await tendOrganisations(late);
    await tendOrganisations('2026-11-03T09:00:00.000Z');
    const acts = (await table.store.readAudit(id, 0, 100)).flatMap(({ facts }) =>
      facts.map(({ act }) => act),
    );
    expect(acts.filter((act) => act === 'organisation.renewal-asked')).toHaveLength(1);
    expect((await settle(id, { act: 'let-end' }, chief, late)).status).toBe(200);
    expect(await due(late)).toBe(false);
  });
});

const BASE = {
  ...{ name: 'New Clinic', kind: 'clinic', services: ['health-exam'], offices: ['amman'] },
  ...{ languages: [], places: [], reference: 'B-1', from: '2026-01-01', until: '2026-12-31' },
};

describe('agreements by two', () => {
  it('hold when a second administrator, or a supervisor of the office, approves; never whoever wrote them', async () => {
    const id = 'organisation-by-two';
    expect((await settle(id, { act: 'agree', agreement: BASE })).body.state).toBe('waits-for-second');
    const approve = { act: 'decide', decision: 'approved' };
    expect((await settle(id, approve)).status).toBe(403);
    expect((await settle(id, approve, staff('supervisor', 'beirut'))).status).toBe(403);
    const lead = staff('supervisor', 'amman', 'lead-two');
    expect((await settle(id, { act: 'end', reasonCode: 'x-y' }, lead)).status).toBe(403);
    expect((await settle(id, approve, lead)).body.state).toBe('done');
    const longer = { ...BASE, until: '2027-12-31' };
    expect((await settle(id, { act: 'agree', agreement: longer })).body.state).toBe('waits-for-second');
    const strange = { ...BASE, services: ['orientation'] };
    expect((await settle(id, { act: 'agree', agreement: strange })).body).toMatchObject({
      issues: [{ path: 'services', code: 'in-list' }],
    });
  });
});

describe('whoever is suspended', () => {
  it('is refused at once; the work stays while a colleague is left, and returns with the last of them', async () => {
    const { nurse, health, id, workItemId } = await given();
    const people = await openPeople();
    const second = await partner(table, `second-${id}`, id);
    for (const one of [nurse, second]) people.add(one.id, 'partner-staff');
    const suspend = async (personId: string) =>
      (await api('SetSuspension', { by: chief, path: { personId }, body: LEFT })).status;
    const LEFT = { suspended: true, reasonCode: 'left' };
    expect(await suspend(nurse.id)).toBe(200);
    expect((await read(nurse, workItemId)).status).toBe(401);
    expect((await read(second, workItemId)).status).toBe(200);
    expect(await suspend(second.id)).toBe(200);
    expect((await read(second, workItemId)).status).toBe(401);
    expect(await listed(health)).toEqual([workItemId]);
  });

  it('comes back to nothing when the organisation has ended meanwhile', async () => {
    const { nurse, id, workItemId } = await given();
    const by = command(chief);
    await table.store.commitAccess(suspendAccess((await table.store.findAccess(nurse.id))!, 'left', by)!, by);
    await settle(id, { act: 'end', reasonCode: 'agreement-broken' });
    const again = command(chief);
    const back = suspendAccess((await table.store.findAccess(nurse.id))!, undefined, again)!;
    await table.store.commitAccess(back, again);
    expect((await read(nurse, workItemId)).status).toBe(403);
  });
});
