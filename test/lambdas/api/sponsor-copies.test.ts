import { beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../../domain/case/notice.ts';
import type { RightsRequest } from '../../../domain/case/rights-request.ts';
import type { Document } from '../../../domain/documents/document.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import type { SponsorCopy } from '../../../registry/sponsor-copy/sponsor-copy.ts';
import { AT, command, DESTINATION, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { offered, send } from '../../fixtures/offer-link.ts';
import { storedItem } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';
import { aSponsor } from '../../workflows/stories.ts';

let table: TestTable;
const officer = staff('sponsorship-officer', DESTINATION);
const supervisor = staff('supervisor', DESTINATION);
const ADULTS: Sponsor['adults'] = [
  { id: 'adult-rosa', name: 'Rosa Lind', check: 'clear', checkedOn: '2026-01-05', validUntil: '2027-12-31' },
  { id: 'adult-ola', name: 'Ola Lind', check: 'not-clear' },
];

beforeAll(async () => {
  table = await openTestTable();
});

const stored = async (over: Partial<Sponsor> = {}): Promise<Sponsor> => {
  const one = sponsor({ name: 'Lind Family', email: 'lind@example.org', ...over });
  await table.store.commitEntity(one);
  return one;
};
const make = (sponsorId: string, more: object = {}, by = officer, call: object = {}) =>
  api('MakeSponsorCopy', {
    ...{ by, path: { sponsorId }, at: '2026-04-01T09:00:00.000Z', ...call },
    body: { audience: 'sponsor', language: 'en', reasonCode: 'sponsor-asked', ...more },
  });
const copyOf = async (...asked: Parameters<typeof make>) => {
  const { status, body, text } = await make(...asked);
  expect(status, text).toBe(201);
  return { copy: body as unknown as SponsorCopy, text };
};
const paper = (caseId: string, name: string): Document => ({
  ...{ type: 'document', schema: 4, id: `paper-of-${caseId}`, caseId, kind: 'letter', class: 'identity' },
  ...{ name, bytes: 10, status: 'kept', addedAt: AT, addedBy: 'clerk-9' },
});
const request = (caseId: string, over: Partial<RightsRequest> = {}): RightsRequest => ({
  ...{ type: 'rights-request', schema: 4, id: `right-of-${caseId}`, caseId, right: 'restriction' },
  ...{ askedBy: 'sponsor', channel: 'letter', words: 'Stop, please.', askedOn: '2026-03-01' },
  ...{ dueOn: '2026-03-31', recordedBy: 'clerk-7', recordedAt: AT, status: 'granted' },
  decision: { by: 'clerk-8', at: AT, told: 'letter' },
  ...over,
});
const HOUSEHOLD = {
  members: [adult({ name: 'Samira Haddad' }), child({ name: 'Tarek Haddad' })],
  destinationOffice: DESTINATION,
};

describe('a copy of a sponsor’s data', () => {
  it('says what is kept, and what became of its rights, without who of the staff did it', async () => {
    const { id } = await stored({ adults: ADULTS, phone: '+12045550100', features: ['rural'] });
    await table.store.commitEntity(request(id));
    await table.store.commitEntity(paper(id, 'lease.pdf'));
    const { copy, text } = await copyOf(id);
    expect(copy).toMatchObject({
      sponsor: { name: 'Lind Family', features: ['rural'], capacity: 6 },
      contact: { email: 'lind@example.org', phone: '+12045550100', channel: 'email' },
      documents: [{ name: 'lease.pdf' }],
      requests: [{ right: 'restriction', status: 'granted', words: 'Stop, please.' }],
      ...{ offers: [], messages: [], wordsLeftOut: 0 },
    });
    expect(text).not.toMatch(/clerk-\d/);
  });

  it('says when the sponsor was registered', async () => {
    const { adults: _none, ...wanted } = aSponsor({
      destinationOffice: DESTINATION,
      email: 'new@example.org',
    });
    const { body } = await api('RegisterSponsor', { by: officer, body: wanted, at: AT });
    const { copy } = await copyOf(String(body.sponsorId));
    expect(copy.sponsor).toMatchObject({ name: wanted.name, registeredAt: AT });
  });

  it('of a restricted sponsor is made as of any other', async () => {
    const { id } = await stored({ vetting: { status: 'suspended', validUntil: '2027-01-01' } });
    await table.store.commitEntity(request(id));
    expect((await make(id)).status).toBe(201);
  });

  it('has its own words about an offer, and nothing about the household', async () => {
    const { group, token, file, caseId } = await offered(table, { accessibleHousing: true }, HOUSEHOLD);
    await send(token, { act: 'ask', text: 'Is there a lift at school?' });
    const message = (await file()).messages[0]!;
    const answering = await storedItem(table, caseId, 'sponsor-question', message.id);
    const by = command(officer);
    await table.store.change(caseId, by, (now) =>
      decideWorkItem(now, answering, { decision: 'answered', answer: 'Tarek is nine.' }, by),
    );
    await send(token, { act: 'decline', reason: 'no-room', note: 'Our roof leaks.' });
    const { copy, text } = await copyOf(group.id);
    expect(copy.offers).toMatchObject([
      {
        ...{ status: 'declined', reasonCode: 'no-room', note: 'Our roof leaks.', offeredAt: AT },
        questions: [{ text: 'Is there a lift at school?', answeredAt: AT }],
      },
    ]);
    for (const secret of ['Tarek', 'Samira', caseId, '"persons"', '"taken"'])
      expect(text).not.toContain(secret);
  });

  it('says that it wrote of a worry and when, not about what', async () => {
    const { group, token, plan, confirm } = await offered(table, {}, HOUSEHOLD);
    await send(token, { act: 'accept', sure: 'on' });
    await confirm();
    await send(await plan(), { act: 'worry', topic: 'safety', text: 'He shouts at night.' });
    const { copy, text } = await copyOf(group.id);
    expect(copy.offers).toMatchObject([{ status: 'accepted', worries: [{ at: AT }] }]);
    expect(text).not.toMatch(/shouts|safety/);
  });

  it('leaves out words about a household that whoever makes it may not open, and says so', async () => {
    const { group, token, caseId } = await offered(table, {}, HOUSEHOLD);
    await send(token, { act: 'ask', text: 'Does Samira drive?' });
    const flag = { kind: 'protection', instruction: 'tell nobody', blocks: [] };
    const guard = staff('protection-officer', DESTINATION);
    expect((await api('RaiseFlag', { by: guard, path: { caseId }, body: flag })).status).toBeLessThan(300);
    const { copy, text } = await copyOf(group.id);
    expect(copy).toMatchObject({ wordsLeftOut: 1, offers: [{ questions: [] }] });
    expect(text).not.toContain('Samira');
    const whole = await copyOf(group.id, {}, supervisor);
    expect(whole.copy).toMatchObject({ wordsLeftOut: 0, offers: [{ questions: [{}] }] });
  });

  it('tells when a message of which kind was sent to it, and of none that was not', async () => {
    const { id } = await stored();
    const told = (n: number, status: 'sent' | 'failed'): Notice => ({
      ...{
        type: 'notice',
        schema: 15,
        id: `notice-${n}-of-${id}`,
        caseId: id,
        template: 'sponsor-vetting',
      },
      ...{ to: { kind: 'sponsor', id }, data: {}, status, at: AT, channel: 'email' },
      ...(status === 'sent' ? { sentAt: '2026-03-11T09:00:00.000Z' } : { reasonCode: 'consent-missing' }),
    });
    await table.store.writeOnce([told(1, 'sent'), told(2, 'failed')]);
    const { copy, text } = await copyOf(id);
    expect(copy.messages).toEqual([
      { template: 'sponsor-vetting', channel: 'email', status: 'sent', at: '2026-03-11T09:00:00.000Z' },
    ]);
    expect(text).not.toContain('consent-missing');
  });

  it('tells who looked, by day and office, and not how often a household was opened that names it', async () => {
    const { group, caseId } = await offered(table, {}, HOUSEHOLD);
    const path = { sponsorId: group.id };
    const officer = staff('sponsorship-officer', DESTINATION, 'officer-of-looks');
    await api('ReadSponsor', { by: officer, path, at: '2026-03-11T09:00:00.000Z' });
    for (const hour of ['10', '11', '12'])
      await api('ReadCase', { by: officer, path: { caseId }, at: `2026-03-12T${hour}:00:00.000Z` });
    const { copy, text } = await copyOf(group.id, {}, officer);
    expect(copy.seenBy).toMatchObject([{ day: '2026-03-11', by: 'staff', times: 1 }]);
    expect(text).not.toContain(officer.id);
    const again = await copyOf(group.id, {}, officer);
    expect(again.copy.seenBy[0]).toMatchObject({ day: '2026-04-01', times: 1 });
  });

  it('gives a reason of its standing only where it tells of nobody else', async () => {
    const vetting = { status: 'suspended', validUntil: '2027-01-01' } as const;
    const { id: own } = await stored({ vetting: { ...vetting, reasonCode: 'asked-for-pause' } });
    const { id: other } = await stored({ vetting: { ...vetting, reasonCode: 'concern-reported' } });
    expect((await copyOf(own)).copy.sponsor.vetting.reasonCode).toBe('asked-for-pause');
    const { copy } = await copyOf(other);
    expect(copy.sponsor.vetting).toEqual(vetting);
    expect(copy.keptBack).toContain('concerns');
  });

  it('tells of no order of an authority, and names that reason whether there is one or not', async () => {
    const { id } = await stored();
    const before = (await copyOf(id)).copy;
    const body = { reasonCode: 'inquiry-open', authority: 'police', reference: 'P-99' };
    await api('SetHold', { by: supervisor, path: { recordId: id }, body });
    const { copy, text } = await copyOf(id);
    expect(copy).toEqual({ ...before, seenBy: copy.seenBy });
    expect(text).not.toMatch(/police|P-99|inquiry/);
  });
});

describe('a copy for one adult of several', () => {
  it('has their own check and what is about the sponsorship, and nothing about the other', async () => {
    const { id } = await stored({ adults: ADULTS, phone: '+12045550100' });
    await table.store.commitEntity(request(id));
    await table.store.commitEntity(paper(id, 'Ola.pdf'));
    const { copy, text } = await copyOf(id, { audience: 'adult', adultId: 'adult-rosa' });
    expect(copy).toMatchObject({
      adults: [ADULTS[0]],
      ...{ contact: null, documents: [], requests: [{ right: 'restriction' }] },
    });
    expect(text).not.toMatch(/Ola|lind@example|\+1204|Stop, please/);
    expect(copy.keptBack).toContain('other-adults');
  });

  it('alone has the result of a check; the copy for all together has none', async () => {
    const { id } = await stored({ adults: ADULTS });
    const { copy } = await copyOf(id);
    expect(copy.adults).toEqual(ADULTS.map(({ id: adultId, name }) => ({ id: adultId, name })));
    expect(copy.keptBack).toContain('checks');
    const own = await copyOf(id, { audience: 'adult', adultId: 'adult-ola' });
    expect(own.copy.adults).toEqual([ADULTS[1]]);
  });

  it('is whole where there is no other', async () => {
    const { id } = await stored({ adults: [ADULTS[1]!] });
    const { copy } = await copyOf(id, { audience: 'adult', adultId: 'adult-ola' });
    expect(copy).toMatchObject({ contact: { email: 'lind@example.org' }, adults: [ADULTS[1]] });
    expect(copy.keptBack).not.toContain('other-adults');
    expect((await copyOf(id)).copy.adults).toEqual([ADULTS[1]]);
  });

  it('is of an adult of this sponsor, and for nobody else', async () => {
    const { id } = await stored({ adults: ADULTS });
    expect((await make(id, { audience: 'adult', adultId: 'adult-x' })).status).toBe(404);
    expect((await make(id, { audience: 'adult' })).status).toBe(400);
    expect((await make(id, { adultId: 'adult-rosa' })).status).toBe(400);
  });
});

describe('making a copy of a sponsor’s data', () => {
  it('is for those who work with sponsors at its office', async () => {
    const { id } = await stored();
    expect((await make(id, {}, staff('sponsorship-officer', 'oslo'))).status).toBe(404);
    expect((await make(id, {}, staff('caseworker', DESTINATION))).status).toBe(403);
    expect((await make(id, {}, supervisor)).status).toBe(201);
    expect((await make(`sponsor-${'0'.repeat(20)}`)).status).toBe(404);
  });

  it('is refused for what is left of an erased sponsor', async () => {
    const { id } = await stored({ erasedAt: AT });
    expect(await make(id)).toMatchObject({ status: 410 });
    expect(await table.store.readAudit(id, 0, 10)).toEqual([]);
  });

  it('is one entry of its chain however often the command comes, and says there nothing of what it says', async () => {
    const { id } = await stored({ adults: ADULTS });
    const wanted = { audience: 'adult', adultId: 'adult-rosa' };
    const [first, again] = [
      await make(id, wanted, officer, { key: `copy-${id}` }),
      await make(id, wanted, officer, { key: `copy-${id}` }),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.adults).toEqual(first.body.adults);
    expect(await table.store.readAudit(id, 0, 10)).toMatchObject([
      {
        actor: { id: officer.id },
        facts: [
          {
            ...{ act: 'copy.made', subject: 'adult-rosa' },
            details: {
              ...{ audience: 'adult', language: 'en', reasonCode: 'sponsor-asked', classes: ['identity'] },
            },
          },
        ],
      },
    ]);
    const kept = (await table.scan()).filter(({ pk }) => String(pk).startsWith('COMMAND#'));
    expect(JSON.stringify(kept)).not.toContain('Rosa');
    const looks = await table.store.listReadingsOf(id, 10);
    expect(looks.items).toMatchObject([
      { act: 'copy.made', reader: officer.id },
      { act: 'copy.made', reader: officer.id },
    ]);
  });
});
