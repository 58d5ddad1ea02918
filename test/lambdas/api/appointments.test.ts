import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { RightsRequest } from '../../../domain/case/rights-request.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, eventOf, handlerOf } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { ofFamily } from '../../fixtures/surnames.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

let offices = 0;
let office: string;
let worker: Actor;
let file: CaseFile;
let caseId: string;
beforeEach(async () => {
  offices += 1;
  office = `appointments-${offices}`;
  worker = staff('caseworker', office, `worker-${offices}`);
  await api('ReadSession', { by: worker });
  file = await storedCase(table, { office, number: `RRF-APPOINTMENT-${offices}` });
  caseId = file.case.id;
});

const WHEN = { day: '2026-03-29', time: '09:30', timeZone: 'Europe/Skopje', minutes: 45 };
const said = (over: object = {}) => ({
  ...{
    ...WHEN,
    kind: 'interview',
    place: '3 Vine Street',
    personIds: [file.persons[0]!.id],
    staff: [worker.id],
  },
  ...over,
});
const plan = (over: object = {}, by = worker) =>
  api('PlanAppointment', { by, path: { caseId }, body: said(over) });
type Row = {
  appointmentId: string;
  place: string | null;
  number: string | null;
  status: string;
  startsAt: string;
};
const calendar = async (by = worker, query: Record<string, string> = {}) =>
  (await api('ListAppointments', { by, query: { from: AT, to: '2026-06-01T00:00:00.000Z', ...query } })).body
    .appointments as Row[];
const outcome = (appointmentId: string, what: string, at = AT) =>
  api('SettleAppointment', { by: worker, path: { caseId, appointmentId }, body: { outcome: what }, at });

async function feed(url: string, at = AT): Promise<{ status: number; type: string; text: string }> {
  const handler = await handlerOf('CalendarPage');
  const token = new URL(url).pathname.split('/').at(-1)!;
  const event = eventOf('CalendarPage', { path: { token }, at }) as { requestContext: object };
  const requestContext = { ...event.requestContext, http: { method: 'GET', sourceIp: '203.0.113.9' } };
  const answer = (await handler({ ...event, requestContext }, CONTEXT)) as {
    statusCode: number;
    headers: Record<string, string>;
    body: string;
  };
  const text = answer.body.replace(/\r\n[ \t]/g, '');
  return { status: answer.statusCode, type: answer.headers['content-type']!, text };
}
const made = async (body: object, by = worker) =>
  (await api('MakeFeed', { by, body: { language: 'en', ...body } })).body as { feedId: string; url: string };

describe('an appointment', () => {
  it('is planned on the clock of its place, over the night on which that changes', async () => {
    const { status, body } = await plan();
    expect(status).toBe(201);
    const [row, ...more] = await calendar();
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      appointmentId: body.appointmentId,
      startsAt: '2026-03-29T07:30:00.000Z',
      place: '3 Vine Street',
    });
    const audit = JSON.stringify(await table.store.readAudit(caseId, 0, 50));
    expect(audit).toContain('appointment.planned');
    expect(audit).not.toContain('Vine');
  });

  it('is refused in the past, in no time zone, for others’ members and colleagues', async () => {
    for (const wrong of [
      { day: '2026-03-01' },
      { timeZone: 'Mars/Olympus' },
      { time: '25:00' },
      { staff: ['nobody-1'] },
      { office: 'oslo' },
    ])
      expect([wrong, (await plan(wrong)).status]).toEqual([wrong, 400]);
    expect((await plan({ personIds: ['person-00000000000000000000'] })).status).toBe(404);
    expect((await plan({}, staff('caseworker', 'oslo'))).status).toBe(404);
  });

  it('is moved, held, missed or cancelled, and nothing after that', async () => {
    const { appointmentId } = (await plan()).body as { appointmentId: string };
    const {
      kind: _kind,
      personIds: _persons,
      ...where
    } = said({ day: '2026-04-02' }) as Record<string, unknown>;
    const path = { caseId, appointmentId };
    expect((await api('MoveAppointment', { by: worker, path, body: where })).status).toBe(200);
    expect(await calendar()).toMatchObject([{ startsAt: '2026-04-02T07:30:00.000Z', moved: 1 }]);
    expect((await outcome(appointmentId, 'held')).status).toBe(409);
    const after = '2026-04-02T09:00:00.000Z';
    expect((await outcome(appointmentId, 'missed', after)).status).toBe(200);
    expect((await outcome(appointmentId, 'held', after)).status).toBe(200);
    expect((await outcome(appointmentId, 'cancelled', after)).status).toBe(409);
    const second = (await plan()).body as { appointmentId: string };
    expect((await outcome(second.appointmentId, 'cancelled')).status).toBe(200);
    expect((await calendar()).map((row) => row.appointmentId)).toEqual([appointmentId]);
  });

  it('is seen by its class, at its office, and without its household where the case is restricted', async () => {
    await plan({ kind: 'exam' });
    await plan();
    const trainer = staff('orientation-trainer', office);
    expect(await calendar(trainer)).toHaveLength(1);
    expect(await calendar(staff('caseworker', 'oslo'))).toEqual([]);
    expect(await calendar(staff('caseworker', office, 'other'), { mine: 'true' })).toEqual([]);
    const by = staff('protection-officer', office);
    const flag = { kind: 'protection', instruction: 'careful', blocks: [] };
    await api('RaiseFlag', { by, path: { caseId }, body: flag });
    expect(await calendar(trainer)).toMatchObject([{ place: null, number: null }]);
    const listed = await api('ListCaseAppointments', { by: trainer, path: { caseId } });
    expect(listed.status).toBe(403);
  });
});

describe('a reminder', () => {
  const remindOf = async (remind: object) => {
    const { status, body } = await plan({ remind });
    if (status !== 201) return body.issues;
    const { appointments } = await table.store.loadCase(caseId);
    return appointments.find(({ id }) => id === body.appointmentId)?.remind;
  };

  it('goes to the phone of the person in the language that they prefer, unless another is given', async () => {
    expect(await remindOf({})).toMatchObject([{ path: 'remind.phone', code: 'required' }]);
    const { type, schema, id, caseId: _case, version, status, ...member } = file.persons[0]!;
    const corrected = await api('CorrectPerson', {
      by: staff('caseworker', office),
      path: { caseId, personId: id },
      body: {
        reasonCode: 'interview',
        member: { ...member, phones: ['+254 712 345 678'], preferredLanguage: 'fr' },
      },
    });
    expect(corrected.status).toBe(200);
    expect(await remindOf({})).toEqual({ phone: '+254712345678', language: 'fr' });
    expect(await remindOf({ phone: '+962791234567', language: 'en' })).toEqual({
      ...{ phone: '+962791234567', language: 'en' },
    });
  });
});

describe('a calendar feed', () => {
  it('shows what its maker sees, without names or places unless asked for', async () => {
    await plan({ remind: { phone: '+962791234567', language: 'ar' } });
    const { url } = await made({ of: 'office' });
    const { status, type, text } = await feed(url);
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).toContain('DTSTART:20260329T073000Z');
    expect(text).toContain('SUMMARY:Interview');
    expect(text).not.toMatch(/RRF|Vine|Haddad|9627/);
    const named = await feed((await made({ of: 'office', names: true })).url);
    expect(named.text).toContain(file.case.number);
    expect(named.text).toContain(file.persons[0]!.name);
    expect(named.text).toContain('3 Vine Street');
    const readings = await table.store.listReadingsOf(caseId, 10);
    expect(JSON.stringify(readings)).toContain(worker.id);
  });

  it('names nobody whose data is restricted, though it was asked to', async () => {
    await plan();
    const { url } = await made({ of: 'office', names: true });
    const asked: RightsRequest = {
      ...{ type: 'rights-request', schema: 4, id: 'rights-of-feed', caseId, right: 'restriction' },
      ...{ askedBy: 'self', channel: 'letter', askedOn: '2026-03-01', dueOn: '2026-03-31' },
      ...{ recordedBy: worker.id, recordedAt: AT, status: 'granted' },
    };
    expect((await feed(url)).text).toContain(file.persons[0]!.name);
    await table.store.commitEntity(asked);
    const { text } = await feed(url);
    expect(text).toContain('SUMMARY:Interview');
    expect(text).not.toMatch(/RRF|Vine|Haddad|9627/);
    expect(text).not.toContain(file.persons[0]!.name);
  });

  it('tells no place at which a member is awaited whose data is restricted', async () => {
    const members = ofFamily(
      [adult(), adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' })],
      950,
    );
    const { persons, case: ofTwo } = await storedCase(table, { office, number: 'RRF-OF-TWO', members });
    const [her, him] = ['f', 'm'].map((sex) => persons.find((one) => one.sex === sex)!.id);
    for (const [place, personIds] of [
      ['5 Olive Road', [her]],
      ['7 Cedar Lane', [him]],
      ['9 Fig Court', [her, him]],
    ] as const)
      await api('PlanAppointment', {
        ...{ by: worker, path: { caseId: ofTwo.id }, body: said({ place, personIds }) },
      });
    const asked: RightsRequest = {
      ...{ type: 'rights-request', schema: 4, id: 'rights-of-him', caseId: ofTwo.id, right: 'restriction' },
      ...{ askedBy: 'self', channel: 'letter', askedOn: '2026-03-01', dueOn: '2026-03-31', personId: him },
      ...{ recordedBy: worker.id, recordedAt: AT, status: 'granted' },
    };
    await table.store.commitEntity(asked);
    const { text } = await feed((await made({ of: 'office', names: true })).url);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(text).toContain('5 Olive Road');
    expect(text).not.toMatch(/Cedar|Fig/);
  });

  it('is of one person alone when it is theirs', async () => {
    await plan({ staff: [] });
    expect((await feed((await made({ of: 'me' })).url)).text).not.toContain('BEGIN:VEVENT');
    await plan();
    expect((await feed((await made({ of: 'me' })).url)).text).toContain('BEGIN:VEVENT');
  });

  it('shows nothing once it is revoked, its maker has left, or for a secret that nobody made', async () => {
    await plan();
    const { feedId, url } = await made({ of: 'office' });
    const stranger = staff('caseworker', office, 'stranger');
    const path = { feedId };
    expect((await api('RevokeFeed', { by: stranger, path })).status).toBe(404);
    expect((await feed(url, '2026-06-01T00:00:00.000Z')).status).toBe(404);
    expect((await feed(url)).status).toBe(200);
    expect((await api('RevokeFeed', { by: worker, path })).status).toBe(200);
    expect((await feed(url)).status).toBe(404);
    expect((await api('ListFeeds', { by: worker })).body.feeds).toEqual([]);
    const unknown = 'https://cases.example.org/calendar/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    expect((await feed(unknown)).status).toBe(404);
  });

  it('has an address that is stored nowhere', async () => {
    const { url } = await made({ of: 'me' });
    const secret = url.split('/').at(-1)!;
    expect(JSON.stringify(await table.scan())).not.toContain(secret);
  });
});
