import { beforeAll, describe, expect, it } from 'vitest';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import { scheduleFrom } from '../../../stages/post-arrival-follow-up/schedule.ts';
import { planOf } from '../../../stages/travel/travel-documents.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

let offices = 0;
const newOffice = (): string => `calendar-${++offices}`;
const places = () => ({ office: newOffice(), destinationOffice: newOffice() });

const change = (caseId: string, writes: Parameters<typeof table.store.change>[2]) =>
  table.store.change(caseId, command(), writes);
const plain = { patch: {}, facts: [{ act: 'travel.booked' }], answer: {} };

async function booked(over: Parameters<typeof storedCase>[1], departureAt: string) {
  const { case: caseRecord } = await storedCase(table, over);
  await change(caseRecord.id, (file) => ({
    ...plain,
    writes: [{ ...planOf(file), departureAt, bookings: 1 }],
  }));
  return caseRecord;
}
async function arrived(over: Parameters<typeof storedCase>[1], arrivedAt: string) {
  const { case: caseRecord } = await storedCase(table, over);
  await change(caseRecord.id, (file) => ({ ...plain, writes: [scheduleFrom(file, arrivedAt)] }));
  return caseRecord;
}
const restrict = async (caseId: string) => {
  const raise = command(staff('protection-officer'));
  const flag = { kind: 'protection' as const, instruction: 'ask her alone', blocks: [] };
  await table.store.change(caseId, raise, (file) => raiseFlag(file, flag, raise));
};

type Row = Record<string, unknown>;
const departures = async (by: ReturnType<typeof staff>, query: Record<string, string> = {}) => {
  const answer = await api('ListDepartures', { by, query });
  expect(answer.status).toBe(200);
  return answer.body as { departures: Row[]; cursor: string | null };
};
const visits = async (by: ReturnType<typeof staff>, query: Record<string, string> = {}) => {
  const answer = await api('ListFollowUpVisits', { by, query });
  expect(answer.status).toBe(200);
  return answer.body as { visits: Row[]; cursor: string | null };
};
const ids = (rows: Row[]) => rows.map(({ caseId }) => caseId);

describe('GET /departures', () => {
  it('tells both offices of a journey, and no other', async () => {
    const where = places();
    const caseRecord = await booked({ ...where, members: [adult(), child()] }, '2026-03-20T10:00:00Z');
    const row = {
      caseId: caseRecord.id,
      number: caseRecord.number,
      persons: 2,
      departureAt: '2026-03-20T10:00:00Z',
      escorted: false,
      documents: 'pending',
      fitToFly: false,
      healthValidUntil: null,
      departedAt: null,
      arrivedAt: null,
      ...where,
    };
    for (const office of [where.office, where.destinationOffice])
      expect(await departures(staff('travel-officer', office))).toEqual({ departures: [row], cursor: null });
    expect((await departures(staff('travel-officer', newOffice()))).departures).toEqual([]);
    const sponsorship = await departures(staff('sponsorship-officer', where.destinationOffice));
    expect(sponsorship.departures).toMatchObject([{ number: caseRecord.number, fitToFly: null }]);
    const refused = await api('ListDepartures', { by: staff('health-staff', where.office) });
    expect(refused.status).toBe(403);
  });

  it('is saved as a file without a household whose data is restricted', async () => {
    const where = places();
    const officer = staff('travel-officer', where.office);
    const [held, free] = [
      await booked(where, '2026-03-20T10:00:00Z'),
      await booked(where, '2026-03-21T10:00:00Z'),
    ];
    await table.store.commitEntity({
      ...{ type: 'rights-request', schema: 4, id: 'rights-of-list', caseId: held.id, right: 'restriction' },
      ...{ askedBy: 'self', channel: 'letter', askedOn: '2026-03-01', dueOn: '2026-03-31' },
      ...{ recordedBy: officer.id, recordedAt: AT, status: 'granted' },
    });
    expect(ids((await departures(officer)).departures)).toEqual([held.id, free.id]);
    const file = await departures(officer, { as: 'file' });
    expect(file).toMatchObject({ departures: [{ caseId: free.id }], heldBack: 1 });
  });

  it('moves with the booking, and goes when it is cancelled or the case ends', async () => {
    const where = places();
    const officer = staff('travel-officer', where.office);
    const caseRecord = await booked(where, '2026-03-20T10:00:00Z');
    const put = (departureAt?: string) =>
      change(caseRecord.id, (file) => {
        const { departureAt: _before, ...plan } = planOf(file);
        return { ...plain, writes: [departureAt ? { ...plan, departureAt } : plan] };
      });
    await put('2026-03-22T10:00:00Z');
    expect((await departures(officer)).departures).toMatchObject([{ departureAt: '2026-03-22T10:00:00Z' }]);
    await put();
    expect((await departures(officer)).departures).toEqual([]);
    await put('2026-03-23T10:00:00Z');
    await change(caseRecord.id, () => ({ ...plain, patch: { status: 'closing' }, writes: [] }));
    expect((await departures(officer)).departures).toEqual([]);
  });

  it('keeps to the period: from today for 30 days unless told, the end outside', async () => {
    const where = places();
    const officer = staff('travel-officer', where.office);
    const days = ['2026-03-01', '2026-03-10', '2026-03-31', '2026-04-20'];
    const heads = [];
    for (const day of days) heads.push(await booked(where, `${day}T00:00:00Z`));
    const [first, second, third, fourth] = heads.map(({ id }) => id);
    const within = async (query: Record<string, string>) =>
      ids((await departures(officer, query)).departures);
    expect(await within({})).toEqual([second, third]);
    const range = { from: '2026-03-01T00:00:00Z', to: '2026-03-31T00:00:00Z' };
    expect(await within(range)).toEqual([first, second]);
    expect(await within({ from: '2026-04-01T00:00:00.000Z' })).toEqual([fourth]);
    const backwards = await api('ListDepartures', {
      by: officer,
      query: { from: range.to, to: range.from },
    });
    expect(backwards).toMatchObject({ status: 400, body: { issues: [{ path: 'to' }] } });
  });

  it('gives page after page over both of its indexes, each journey once', async () => {
    const office = newOffice();
    const officer = staff('supervisor', office);
    const heads = [
      await booked({ office, destinationOffice: office }, '2026-03-11T08:00:00Z'),
      await booked({ office }, '2026-03-12T08:00:00Z'),
      await booked({ destinationOffice: office }, '2026-03-12T08:00:00.500Z'),
      await booked({ office }, '2026-03-14T08:00:00Z'),
    ];
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '1', ...(cursor ? { cursor } : {}) };
      const page = await departures(officer, query);
      expect(page.departures).toHaveLength(1);
      seen.push(...ids(page.departures));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toEqual(heads.map(({ id }) => id));
    const other = Buffer.from('something else').toString('base64url');
    expect((await departures(officer, { cursor: other })).departures).toHaveLength(4);
  });

  it('leaves out what a protection flag keeps back, but not for a supervisor', async () => {
    const where = places();
    const caseRecord = await booked(where, '2026-03-20T10:00:00Z');
    await restrict(caseRecord.id);
    const kept = { caseId: caseRecord.id, number: null, fitToFly: null, healthValidUntil: null };
    expect((await departures(staff('caseworker', where.office))).departures).toMatchObject([kept]);
    expect((await departures(staff('supervisor', where.office))).departures).toMatchObject([
      { number: caseRecord.number, fitToFly: false },
    ]);
  });
});

describe('GET /follow-up-visits', () => {
  it("tells the office of destination of each household's next visit", async () => {
    const where = places();
    const caseRecord = await arrived(where, AT);
    const later = await arrived(where, '2026-03-12T09:00:00.000Z');
    const worker = staff('caseworker', where.destinationOffice);
    const first = await visits(worker, { limit: '1' });
    const { visits: planned } = (await table.store.loadCase(caseRecord.id)).followUp!;
    expect(first.visits).toEqual([
      {
        caseId: caseRecord.id,
        number: caseRecord.number,
        visitId: planned[0]!.id,
        dueAt: planned[0]!.dueAt,
        arrivedAt: AT,
        visitsDone: 0,
        visitsPlanned: planned.length,
      },
    ]);
    const second = await visits(worker, { limit: '1', cursor: first.cursor ?? '' });
    expect([ids(second.visits), second.cursor]).toEqual([[later.id], null]);
    for (const office of [where.office, newOffice()])
      expect((await visits(staff('caseworker', office))).visits).toEqual([]);
    const refused = await api('ListFollowUpVisits', { by: staff('travel-officer', where.destinationOffice) });
    expect(refused.status).toBe(403);
  });

  it('goes on to the next visit when one is made, and leaves the calendar after the last', async () => {
    const where = places();
    const caseRecord = await arrived(where, AT);
    const worker = staff('caseworker', where.destinationOffice);
    const { visits: planned } = (await table.store.loadCase(caseRecord.id)).followUp!;
    const make = (count: number) =>
      change(caseRecord.id, (file) => {
        const done = planned.map((visit, at) =>
          at < count ? { ...visit, status: 'completed' as const } : visit,
        );
        return { ...plain, writes: [{ ...file.followUp!, visits: done }] };
      });
    const all = { from: AT, to: '2030-01-01T00:00:00Z' };
    await make(1);
    expect((await visits(worker, all)).visits).toMatchObject([
      { visitId: planned[1]!.id, visitsDone: 1, visitsPlanned: planned.length - 1 },
    ]);
    expect((await visits(worker, { to: planned[1]!.dueAt })).visits).toEqual([]);
    await make(planned.length);
    expect((await visits(worker, all)).visits).toEqual([]);
  });

  it('leaves out the number of a restricted case, and a case that has ended', async () => {
    const where = places();
    const caseRecord = await arrived(where, AT);
    await restrict(caseRecord.id);
    const office = where.destinationOffice;
    expect((await visits(staff('caseworker', office))).visits).toMatchObject([{ number: null }]);
    expect((await visits(staff('protection-officer', office))).visits).toMatchObject([
      { number: caseRecord.number },
    ]);
    await change(caseRecord.id, () => ({ ...plain, patch: { status: 'closed' }, writes: [] }));
    expect((await visits(staff('caseworker', office))).visits).toEqual([]);
  });
});
