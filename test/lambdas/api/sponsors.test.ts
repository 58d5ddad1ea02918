import { beforeAll, describe, expect, it } from 'vitest';
import { noticeTo } from '../../../domain/case/notice-to.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { makeOffer } from '../../../stages/sponsorship/make-offer.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
const officer = staff('sponsorship-officer', 'winnipeg');
const foreign = staff('sponsorship-officer', 'oslo');
beforeAll(async () => {
  table = await openTestTable();
});

async function stored(over: Partial<Sponsor> = {}): Promise<Sponsor> {
  const one = sponsor(over);
  await table.store.commitEntity(one);
  return one;
}
const loaded = async (id: string) => (await table.store.loadSponsors([id]))[0]!;
const actsOf = async (id: string) =>
  (await table.store.readAudit(id, 0, 100)).flatMap(({ facts }) => facts.map(({ act }) => act));
const adult = (validUntil: string) => ({
  ...{ name: 'Mira Stojanova', check: 'clear', checkedOn: '2026-03-01', validUntil },
});

describe('a sponsor', () => {
  it('is read by its own office alone', async () => {
    const { id } = await stored({ capacity: 5, held: 2 });
    const read = await api('ReadSponsor', { by: officer, path: { sponsorId: id } });
    expect(read.body).toMatchObject({ sponsor: { id }, freePlaces: 3, needsVetting: false });
    expect((await api('ReadSponsor', { by: foreign, path: { sponsorId: id } })).status).toBe(404);
  });

  it('is vetted adult by adult: active when all are clear, until the first check ends, with an audit entry', async () => {
    const vetting = { status: 'pending', validUntil: '2026-01-01' } as const;
    const { id } = await stored({ vetting });
    const path = { sponsorId: id };
    const first = { adults: [adult('2027-05-01'), { name: 'Goce Stojanov', check: 'pending' }] };
    const once = await api('RecordVetting', { by: officer, path, body: first, key: 'a' });
    const again = await api('RecordVetting', { by: officer, path, body: first, key: 'a' });
    expect(again.body).toEqual(once.body);
    expect(await loaded(id)).toMatchObject({ vetting: { status: 'pending' }, version: 2 });
    const waiting = (await loaded(id)).adults.find(({ check }) => check === 'pending')!;
    const second = {
      adults: [{ adultId: waiting.id, check: 'clear', checkedOn: '2026-03-02', validUntil: '2026-04-30' }],
    };
    await api('RecordVetting', { by: officer, path, body: second });
    expect(await loaded(id)).toMatchObject({ vetting: { status: 'active', validUntil: '2026-04-30' } });
    expect((await api('ReadSponsor', { by: officer, path })).body.needsVetting).toBe(true);
    expect(await actsOf(id)).toEqual(['sponsor.vetted', 'sponsor.vetted']);
    expect(JSON.stringify(await table.store.readAudit(id, 0, 10))).not.toContain('Stojan');
    const [future, unknown] = [
      { adults: [{ ...adult('2027-01-01'), checkedOn: '2026-12-01' }] },
      { adults: [{ adultId: 'adult-x', check: 'pending' }] },
    ];
    for (const body of [future, unknown])
      expect((await api('RecordVetting', { by: officer, path, body })).status).toBe(400);
  });

  it('is in the time zone of its office, unless it names one', async () => {
    const register = async (over: object) => {
      const { type, schema, id, version, taken, held, vettingRun, audit, contact, ...kept } = sponsor();
      const body = { ...kept, adults: [], destinationOffice: 'toronto', ...over };
      const answer = await api('RegisterSponsor', { by: staff('sponsorship-officer', 'toronto'), body });
      return (await loaded(String(answer.body.sponsorId))).contact.timeZone;
    };
    expect(await register({})).toBe('America/Toronto');
    const contact = { channel: 'email', timeZone: 'America/Vancouver' };
    expect(await register({ contact })).toBe('America/Vancouver');
  });

  it('is suspended, reinstated and revoked with a reason, by its office, from the version that was read', async () => {
    const { id } = await stored();
    const path = { sponsorId: id };
    const stand = (to: string, by = officer, ifMatch?: string) =>
      api('ChangeStanding', {
        ...{ by, path, body: { to, reasonCode: 'complaint-open' } },
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
    expect((await stand('suspended', foreign)).status).toBe(404);
    expect((await stand('suspended', officer, '7')).status).toBe(409);
    expect((await stand('suspended')).body).toMatchObject({ vetting: { status: 'suspended' } });
    expect((await stand('suspended')).status).toBe(409);
    expect((await stand('reinstated')).body).toMatchObject({ vetting: { status: 'active' } });
    expect((await stand('revoked')).body).toMatchObject({ vetting: { status: 'revoked' } });
    expect(await actsOf(id)).toEqual(['sponsor.suspended', 'sponsor.reinstated', 'sponsor.revoked']);
  });

  it('is reinstated only once what restricts the use of its data has ended', async () => {
    const vetting = { status: 'suspended', validUntil: '2027-01-01', reasonCode: 'data-restricted' } as const;
    const { id } = await stored({ vetting });
    const requestId = 'rights-0123456789abcdefghjk';
    await table.store.commitEntity({
      ...{ type: 'rights-request', schema: 4, id: requestId, caseId: id, right: 'restriction' },
      ...{ askedBy: 'sponsor', channel: 'letter', words: 'Stop, please.', askedOn: '2026-03-01' },
      ...{ dueOn: '2026-03-31', recordedBy: 'somebody', recordedAt: AT, status: 'granted' },
    });
    const body = { to: 'reinstated', reasonCode: 'pause-over' };
    const reinstate = () => api('ChangeStanding', { by: officer, path: { sponsorId: id }, body });
    const refused = await reinstate();
    expect(refused).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'to', code: 'restriction-ended' }] },
    });
    const path = { recordId: id, requestId };
    const by = staff('supervisor', 'winnipeg');
    expect((await api('LiftRight', { by, path, body: { reasonCode: 'asked-again' } })).status).toBe(200);
    expect((await reinstate()).body).not.toMatchObject({ vetting: { status: 'suspended' } });
  });

  it('is reached anew after its address was put right', async () => {
    const stopped = [{ channel: 'email', because: 'bounced', at: AT } as const];
    const { id } = await stored({ contact: { channel: 'email', timeZone: 'UTC', stopped } });
    const path = { sponsorId: id };
    const change = (body: object) => api('ChangeContact', { by: officer, path, body });
    await change({ phone: '+38970123456', quiet: { from: '22:00', until: '07:00' } });
    expect(await loaded(id)).toMatchObject({ phone: '+38970123456', contact: { stopped } });
    await change({ email: 'new@example.org', phone: null, quiet: null });
    const after = await loaded(id);
    expect(after).toMatchObject({ email: 'new@example.org', contact: { stopped: [] } });
    expect(after).not.toHaveProperty('phone');
    expect(after.contact).not.toHaveProperty('quiet');
    expect(JSON.stringify(await table.store.readAudit(id, 0, 10))).not.toContain('example.org');
  });

  it('is reached by a stopped channel again when it says that it works, and only by that', async () => {
    const stopped = (['email', 'sms'] as const).map(
      (channel) => ({ channel, because: 'bounced', at: AT }) as const,
    );
    const { id } = await stored({ contact: { channel: 'email', timeZone: 'UTC', stopped } });
    const change = (body: object, by = officer) =>
      api('ChangeContact', { by, path: { sponsorId: id }, body });
    expect((await change({ worksAgain: ['email'] }, foreign)).status).toBe(404);
    expect((await change({ worksAgain: ['fax'] })).status).toBe(400);
    expect((await change({ timeZone: 'Winnipeg!' })).status).toBe(400);
    expect((await change({ worksAgain: ['email'] })).status).toBe(200);
    expect((await loaded(id)).contact.stopped).toMatchObject([{ channel: 'sms' }]);
    expect(await actsOf(id)).toEqual(['sponsor.contact-changed']);
  });
});

describe('offers', () => {
  it('to a sponsor are listed newest first, by its office alone, a page at a time', async () => {
    const group = await stored({ capacity: 6 });
    const offered: string[] = [];
    for (const at of [AT, '2026-03-12T09:00:00.000Z']) {
      const { case: caseRecord } = await storedCase(table, { destinationOffice: 'winnipeg' });
      const by = command(undefined, at);
      const answer = await table.store.change(caseRecord.id, by, async (file) => {
        const [present] = await table.store.loadSponsors([group.id]);
        return makeOffer(file, present!, 'ranked', by);
      });
      offered.unshift(String(answer.offerId));
    }
    const list = (query: Record<string, string>, by = officer) =>
      api('ListOffers', { by, path: { sponsorId: group.id }, query });
    const first = await list({ limit: '1' });
    expect(first.body.offers).toMatchObject([
      { offerId: offered[0], status: 'offered', source: 'ranked', offeredAt: '2026-03-12T09:00:00.000Z' },
    ]);
    const second = await list({ limit: '1', cursor: String(first.body.cursor) });
    expect(second.body).toMatchObject({ offers: [{ offerId: offered[1] }], cursor: null });
    expect((await list({}, foreign)).status).toBe(404);
    const numbers = (first.body.offers as { caseId: string; number: string | null }[]).map(
      async ({ caseId, number }) => [number, (await table.store.loadCase(caseId)).case.number],
    );
    for (const [shown, own] of await Promise.all(numbers)) expect(shown).toBe(own);
    const auditor = staff('auditor', 'geneva');
    expect((await list({}, auditor)).body.offers).toHaveLength(2);
    const nobody = { sponsorId: `sponsor-${'0'.repeat(20)}` };
    expect((await api('ListOffers', { by: auditor, path: nobody })).status).toBe(404);
  });
});

describe('a file of sponsors', () => {
  const header = 'name,kind,email,office,vetting until,capacity,languages,interpreter';
  const good = 'Elm Street Group,group,elm@example.org,winnipeg,2027-01-01,4,en|ar,yes';

  it('goes in row by row, however often it comes', async () => {
    const csv = [
      header,
      good,
      'Other Town,group,other@example.org,oslo,2027-01-01,4,en,',
      'No Kind,,nokind@example.org,winnipeg,2027-01-01,4,en,',
      'Bad,group,not-an-address,winnipeg,soon,many,English,maybe',
      'Elm Again,group,ELM@example.org,winnipeg,2027-01-01,4,en,',
    ].join('\r\n');
    const first = await api('ImportSponsors', { by: officer, body: { csv } });
    const again = await api('ImportSponsors', { by: officer, body: { csv } });
    const outcomes = (of: typeof first) =>
      (of.body.sponsors as { row: number; outcome: string }[]).map(({ row, outcome }) => [row, outcome]);
    expect(outcomes(first)).toEqual([
      [2, 'registered'],
      [3, 'other-office'],
    ]);
    expect(outcomes(again)[0]).toEqual([2, 'already-registered']);
    const rejected = first.body.rejected as { row: number; column: string; rule: string }[];
    expect(rejected.map(({ row, column, rule }) => [row, column, rule])).toEqual(
      [
        [4, 'kind', 'value-missing'],
        [4, 'kind', 'value-invalid'],
        [5, 'email', 'value-invalid'],
        [5, 'vetting until', 'value-invalid'],
        [5, 'capacity', 'value-invalid'],
        [5, 'languages', 'value-invalid'],
        [5, 'interpreter', 'value-invalid'],
        [6, 'email', 'sponsor-repeated'],
      ].filter(([row, , rule]) => !(row === 4 && rule === 'value-invalid')),
    );
    expect(first.body.rejectedRows).toEqual([4, 5, 6]);
    expect(String(first.body.rejectedFile).split('\n')).toHaveLength(5);
  });
});

describe('notices', () => {
  it('are listed of a case, to a sponsor and for oneself, and marked as read', async () => {
    const group = await stored();
    const { case: caseRecord } = await storedCase(table, { destinationOffice: 'winnipeg' });
    const by = command();
    const mine = noticeTo(
      caseRecord.id,
      { kind: 'role', role: 'sponsorship-officer', office: 'winnipeg' },
      'work-item-reminder',
      by,
    );
    const theirs = noticeTo(caseRecord.id, { kind: 'sponsor', id: group.id }, 'sponsor-offer', by, {
      offerId: 'offer-1',
    });
    const facts = [{ act: 'notice.written' }];
    await table.store.change(caseRecord.id, by, () => ({
      patch: {},
      writes: [mine, theirs],
      facts,
      answer: {},
    }));
    const list = async (query: Record<string, string>, who = officer) => {
      const answer = await api('ListNotices', { by: who, query });
      return { status: answer.status, notices: answer.body.notices as { noticeId: string; read: boolean }[] };
    };
    expect((await list({ about: caseRecord.id })).notices.map(({ noticeId }) => noticeId).sort()).toEqual(
      [mine.id, theirs.id].sort(),
    );
    expect((await list({ to: group.id })).notices).toMatchObject([
      { noticeId: theirs.id, status: 'pending' },
    ]);
    expect((await list({})).notices).toMatchObject([{ noticeId: mine.id, read: false }]);
    expect((await list({ to: group.id }, foreign)).status).toBe(404);
    expect((await list({ about: caseRecord.id, to: group.id })).status).toBe(400);
    const read = (noticeId: string, who = officer) =>
      api('MarkNoticeRead', { by: who, path: { noticeId }, body: { ownerId: caseRecord.id } });
    expect((await read(mine.id, foreign)).status).toBe(404);
    expect((await read(theirs.id)).status).toBe(404);
    expect([(await read(mine.id)).status, (await read(mine.id)).status]).toEqual([200, 200]);
    expect((await list({})).notices).toMatchObject([{ read: true }]);
  });
});

describe('the placement board', () => {
  it('shows who waits with the proposal and the sponsors that it names, and is decided by the work item', async () => {
    const office = 'lyon';
    const by = staff('sponsorship-officer', office);
    const [best, near] = [
      await stored({ destinationOffice: office, experience: 4 }),
      await stored({ destinationOffice: office, capacity: 0 }),
    ];
    const { case: caseRecord } = await storedCase(table, { destinationOffice: office });
    const task = (over: object) => ({ caseId: caseRecord.id, command: 'placement/1', at: AT, ...over });
    const made = (await (await handlerOf('ProposeSponsors'))(task({}), CONTEXT)) as { proposal: object };
    const opening = { startedAt: AT, execution: 'e', token: 't', kind: 'sponsor-proposal', round: 0 };
    await (await handlerOf('OpenWorkItem'))(task({ ...opening, context: made.proposal }), CONTEXT);
    const board = await api('ReadPlacement', { by });
    expect(board.body).toMatchObject({
      households: [
        {
          caseId: caseRecord.id,
          status: 'open',
          proposal: {
            candidates: 1,
            top: [{ sponsorId: best.id }],
            ruledOut: [{ sponsorId: near.id, gates: [{ gate: 'capacity', facts: { freePlaces: 0 } }] }],
            binding: { gate: 'capacity', sponsors: 1 },
          },
        },
      ],
      cursor: null,
    });
    expect((board.body.sponsors as { sponsorId: string }[]).map(({ sponsorId }) => sponsorId).sort()).toEqual(
      [best.id, near.id].sort(),
    );
    const [{ workItemId }] = board.body.households as [{ workItemId: string }];
    const body = { decision: 'override', sponsorId: best.id, reasonCode: 'school-nearby' };
    expect((await api('DecideWorkItem', { by, path: { workItemId }, body })).status).toBe(200);
    expect((await api('ReadPlacement', { by })).body.households).toEqual([]);
    const facts = (await table.store.readAudit(caseRecord.id, 0, 50)).flatMap((entry) => entry.facts);
    expect(facts.find(({ act }) => act === 'placement.overridden')?.details).toMatchObject({
      reasonCode: 'school-nearby',
      rank: 1,
      seed: expect.any(Number),
    });
  });
});
