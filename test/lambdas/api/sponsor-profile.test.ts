import { beforeAll, describe, expect, it } from 'vitest';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { freePlaces } from '../../../domain/sponsorship/sponsor.ts';
import { AT, DESTINATION, staff } from '../../fixtures/actors.ts';
import type { ApiAnswer, ApiCall } from '../../fixtures/api.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const ROUNDS = 12;
const officer = staff('sponsorship-officer', DESTINATION);
const reasonCode = 'asked-by-sponsor';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

async function stored(over: Partial<Sponsor> = {}): Promise<string> {
  const one = sponsor(over);
  await table.store.commitEntity(one);
  return one.id;
}
const loaded = async (id: string) => (await table.store.loadSponsors([id]))[0]!;
const change = (sponsorId: string, body: object, more: ApiCall = {}): Promise<ApiAnswer> =>
  api('ChangeProfile', { by: officer, path: { sponsorId }, body: { reasonCode, ...body }, ...more });
const factsOf = async (id: string) => (await table.store.readAudit(id, 0, 50)).flatMap(({ facts }) => facts);
const firstIssue = ({ status, body }: ApiAnswer) => [
  status,
  (body.issues as { path: string; code?: string; values?: object }[])[0],
];

/** As the workflow does: what is retryable is tried again, with the same command; whether there is an offer. */
async function offer(caseId: string, sponsorId: string): Promise<boolean> {
  const makeOffer = await handlerOf('MakeOffer');
  const payload = { caseId, command: `offer/${caseId}`, at: AT };
  for (let tries = 0; tries < 50; tries += 1)
    try {
      const answer = await makeOffer({ ...payload, sponsorId: null, ranked: [sponsorId], limit: 3 }, CONTEXT);
      return (answer as { offerId: unknown }).offerId !== null;
    } catch (error) {
      const { name } = error as Error;
      if (name === 'CapacityTaken') return false;
      if (name !== 'VersionConflict' && name !== 'StoreBusy') throw error;
    }
  throw new Error('Expected an answer within 50 tries.');
}

describe('the profile of a sponsor', () => {
  const whole = {
    capacity: 9,
    availableFrom: '2026-04-01',
    availableUntil: '2026-09-30',
    languages: ['ti', 'ar'],
    interpreter: true,
    accessibleHousing: true,
    minutesToMedicalCare: 25,
    supportsSingleParents: true,
    supportsLargeHouseholds: true,
    features: ['rural'],
    vetoes: ['RRF-2026-17'],
  };

  it('is changed field by field with a reason; the audit names fields and places, and no value else', async () => {
    const id = await stored({ capacity: 5, taken: 2, held: 1 });
    const answer = await change(id, { ...whole, vetoes: [' RRF-2026-17', 'RRF-2026-17'] });
    expect([answer.status, answer.body]).toMatchObject([200, { sponsorId: id, version: 2 }]);
    expect(await loaded(id)).toMatchObject({ ...whole, taken: 2, held: 1, version: 2 });
    const fields = Object.keys(whole).sort();
    expect(await factsOf(id)).toEqual([
      {
        act: 'sponsor.profile-changed',
        subject: id,
        details: { fields, reasonCode, capacityBefore: 5, capacity: 9 },
      },
    ]);
    expect(JSON.stringify(await table.store.readAudit(id, 0, 10))).not.toContain('RRF-2026-17');
    await change(id, { availableFrom: null, availableUntil: null, minutesToMedicalCare: null });
    const after = await loaded(id);
    expect(after).toMatchObject({ capacity: 9, minutesToMedicalCare: null, vetoes: ['RRF-2026-17'] });
    expect(after).not.toHaveProperty('availableFrom');
    expect(after).not.toHaveProperty('availableUntil');
  });

  it('stays at the places that it holds, and says both numbers when it would not', async () => {
    const id = await stored({ capacity: 6, taken: 3, held: 2 });
    const refused = await change(id, { capacity: 4 });
    const values = { places: 5, capacity: 4 };
    expect(firstIssue(refused)).toMatchObject([400, { path: 'capacity', code: 'holds-places', values }]);
    expect(refused.text).toContain('is at least 5');
    expect((await change(id, { capacity: 5 })).status).toBe(200);
    expect(freePlaces(await loaded(id))).toBe(0);
  });

  it.each<[string, object, string, string]>([
    ['days out of order', { availableFrom: '2026-05-02' }, 'availableUntil', 'not-before-first-day'],
    ['no day', { availableFrom: '2.5.2026' }, 'availableFrom', 'date'],
    ['a number that is too large', { capacity: 501 }, 'capacity', 'at-most'],
    ['a language by its name', { languages: ['Arabic'] }, 'languages.0', 'language-code'],
    ['a time that is no time', { minutesToMedicalCare: -1 }, 'minutesToMedicalCare', 'at-least'],
    ['a sentence for a word', { features: ['A quiet village'] }, 'features.0', 'describing-word'],
    ['an empty number of a case', { vetoes: [' '] }, 'vetoes.0', 'at-least-characters'],
    ['no reason', { capacity: 7, reasonCode: undefined }, 'reasonCode', 'required'],
    ['a story for a reason', { reasonCode: 'They moved' }, 'reasonCode', 'reason-code'],
    ['a field of the registration', { taken: 0 }, '(whole)', 'unknown-field'],
  ])('is not changed by %s', async (_what, body, path, code) => {
    const id = await stored({ availableUntil: '2026-05-01' });
    expect(firstIssue(await change(id, body))).toMatchObject([400, { path, code }]);
    expect(await loaded(id)).toMatchObject({ version: 1, availableUntil: '2026-05-01' });
  });

  it('is changed once however often the same request comes, and not at all by what it says already', async () => {
    const id = await stored({ capacity: 4 });
    const [first, second] = [
      await change(id, { capacity: 8 }, { key: 'k' }),
      await change(id, { capacity: 8 }, { key: 'k' }),
    ];
    expect(second.body).toEqual(first.body);
    expect((await change(id, { capacity: 8, languages: ['ar', 'en'] })).body).toMatchObject({ version: 2 });
    expect(await loaded(id)).toMatchObject({ version: 2, capacity: 8 });
    expect(await factsOf(id)).toHaveLength(1);
  });

  it('is changed from the version that was read, by the officers of its office alone', async () => {
    const id = await stored();
    expect((await change(id, { capacity: 8 }, { ifMatch: '7' })).status).toBe(409);
    const foreign = staff('sponsorship-officer', 'oslo');
    expect((await change(id, { capacity: 8 }, { by: foreign })).status).toBe(404);
    const caseworker = staff('caseworker', DESTINATION);
    expect((await change(id, { capacity: 8 }, { by: caseworker })).status).toBe(403);
    expect((await change(id, { capacity: 8 }, { ifMatch: '1' })).status).toBe(200);
  });

  it('decides from then on who can be offered: by dates, by places and by the number of a refused case', async () => {
    const id = await stored({ capacity: 1, vetoes: [] });
    const { case: caseRecord } = await storedCase(table, { members: [adult(), child()] });
    expect(await offer(caseRecord.id, id)).toBe(false);
    await change(id, { capacity: 2, vetoes: [caseRecord.number], availableUntil: '2026-03-09' });
    expect(await offer(caseRecord.id, id)).toBe(false);
    await change(id, { vetoes: [] });
    expect(await offer(caseRecord.id, id)).toBe(false);
    await change(id, { availableUntil: null });
    expect(await offer(caseRecord.id, id)).toBe(true);
    expect(await loaded(id)).toMatchObject({ capacity: 2, held: 2 });
  });
});

describe('at the same moment as an offer', () => {
  it('either places go, or the household goes without: never both', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await stored({ capacity: 3 });
      const { case: caseRecord } = await storedCase(table, { members: [adult(), child(), child()] });
      const [offered, { status }] = await Promise.all([
        offer(caseRecord.id, id),
        change(id, { capacity: 2 }),
      ]);
      expect([offered, status]).toEqual(offered ? [true, 400] : [false, 200]);
      const after = await loaded(id);
      expect([after.capacity, after.held]).toEqual(offered ? [3, 3] : [2, 0]);
    }
  });

  it('another field is changed and the places stay held', async () => {
    const id = await stored({ capacity: 4 });
    const cases = await Promise.all([1, 2, 3, 4, 5, 6].map(() => storedCase(table)));
    const [offers, ...changes] = await Promise.all([
      Promise.all(cases.map(({ case: caseRecord }) => offer(caseRecord.id, id))),
      change(id, { features: ['rural'] }),
      change(id, { interpreter: true }),
    ]);
    expect(offers.filter(Boolean)).toHaveLength(4);
    expect(changes.map(({ status }) => status)).toEqual([200, 200]);
    const expected = { capacity: 4, held: 4, features: ['rural'], interpreter: true, version: 7 };
    expect(await loaded(id)).toMatchObject(expected);
  });
});
