import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WhyChange } from '../../../../domain/kernel/why.ts';
import { proposeSponsors } from '../../../../domain/placement/sponsors/propose-sponsors.ts';
import type { SponsorGate } from '../../../../domain/placement/sponsors/sponsor-gates.ts';
import { SPONSOR_GATES } from '../../../../domain/placement/sponsors/sponsor-gates.ts';
import type {
  PlacementHousehold,
  PlacementSponsor,
} from '../../../../domain/placement/sponsors/sponsor-schema.ts';
import type { SponsorPolicy } from '../../../../domain/policy/sponsor-policy.ts';
import { DEFAULT_SPONSOR_POLICY } from '../../../../domain/policy/sponsor-policy.ts';

const LANGUAGES = ['ar', 'en', 'ti'];
const DATES = ['2026-01-01', '2026-06-01', '2026-06-02', '2026-12-31'];
const dates = fc.constantFrom(...DATES);
const ids = Array.from({ length: 9 }, (_, index) => `s-${index}`);

const households: fc.Arbitrary<PlacementHousehold> = fc.record({
  id: fc.constant('case-1'),
  size: fc.integer({ min: 1, max: 8 }),
  languages: fc.subarray(LANGUAGES),
  needsAccessibleHousing: fc.boolean(),
  needsMedicalCare: fc.boolean(),
  singleParent: fc.boolean(),
  tiedTo: fc.oneof(fc.constant<string[]>([]), fc.subarray(ids)),
  vetoes: fc.subarray(ids, { maxLength: 2 }),
  preferences: fc.subarray(['rural', 'garden']),
});

// Most gates are open in most draws, so that near misses of one and two gates are common.
const seldom = fc.integer({ min: 0, max: 4 }).map((draw) => draw === 0);
const sponsors: fc.Arbitrary<PlacementSponsor[]> = fc
  .array(
    fc.record({
      vetting: fc.record({
        status: fc.constantFrom('active', 'active', 'active', 'pending', 'suspended', 'revoked'),
        validUntil: dates,
      }),
      freePlaces: fc.integer({ min: 0, max: 12 }),
      availableFrom: fc.option(dates),
      availableUntil: fc.option(dates),
      languages: fc.subarray(LANGUAGES),
      interpreter: fc.boolean(),
      accessibleHousing: seldom.map((not) => !not),
      minutesToMedicalCare: fc.option(fc.integer({ min: 50, max: 70 })),
      supportsSingleParents: seldom.map((not) => !not),
      supportsLargeHouseholds: seldom.map((not) => !not),
      experience: fc.integer({ min: 0, max: 9 }),
      features: fc.subarray(['garden', 'rural']),
      vetoes: seldom.map((vetoed) => (vetoed ? ['case-1'] : ['case-2'])),
    }),
    { maxLength: ids.length },
  )
  .map((many) => many.map((one, index): PlacementSponsor => ({ id: ids[index]!, ...one })));

/** Each gate once more, from the sentence in docs/placement.md alone. */
function naive(h: PlacementHousehold, s: PlacementSponsor, p: SponsorPolicy, date: string): Set<SponsorGate> {
  const closed: Record<SponsorGate, boolean> = {
    veto: h.vetoes.includes(s.id) || s.vetoes.includes(h.id),
    'family-tie': h.tiedTo.length !== 0 && h.tiedTo.every((id) => id !== s.id),
    vetting: !(s.vetting.status === 'active' && Date.parse(s.vetting.validUntil) >= Date.parse(date)),
    availability:
      (s.availableFrom !== null && Date.parse(s.availableFrom) > Date.parse(date)) ||
      (s.availableUntil !== null && Date.parse(s.availableUntil) < Date.parse(date)),
    capacity: s.freePlaces - h.size < 0,
    language:
      !s.interpreter &&
      new Set([...h.languages, ...s.languages]).size === h.languages.length + s.languages.length,
    'accessible-housing': h.needsAccessibleHousing && !s.accessibleHousing,
    'medical-reach':
      h.needsMedicalCare && (s.minutesToMedicalCare ?? Number.POSITIVE_INFINITY) > p.medicalReachMinutes,
    'single-parent-support': h.singleParent && !s.supportsSingleParents,
    'large-household-support': h.size >= p.largeHousehold && !s.supportsLargeHouseholds,
  };
  return new Set(SPONSOR_GATES.filter((gate) => closed[gate]));
}

interface Placing {
  readonly household: PlacementHousehold;
  readonly sponsor: PlacementSponsor;
  readonly policy: SponsorPolicy;
}

/** A change made by hand, as its words say it. */
function changed({ household, sponsor, policy }: Placing, { lever, values }: WhyChange): Placing {
  const [h, s, p] = [{ ...household }, { ...sponsor }, { ...policy }];
  const day = String(values.day);
  const act: Partial<Record<WhyChange['lever'], () => unknown>> = {
    'veto-dropped': () =>
      values.by === 'household'
        ? Object.assign(h, { vetoes: h.vetoes.filter((id) => id !== s.id) })
        : Object.assign(s, { vetoes: s.vetoes.filter((id) => id !== h.id) }),
    'tied-here': () => Object.assign(h, { tiedTo: [...h.tiedTo, s.id] }),
    'tie-dropped': () => Object.assign(h, { tiedTo: [] }),
    'vetting-active': () => Object.assign(s, { vetting: { ...s.vetting, status: 'active' } }),
    'vetting-until': () => Object.assign(s, { vetting: { ...s.vetting, validUntil: day } }),
    'receives-from': () => Object.assign(s, { availableFrom: day }),
    'receives-until': () => Object.assign(s, { availableUntil: day }),
    'free-places': () => Object.assign(s, { freePlaces: values.places }),
    speaks: () => Object.assign(s, { languages: [...s.languages, values.language] }),
    interpreter: () => Object.assign(s, { interpreter: true }),
    'accessible-housing': () => Object.assign(s, { accessibleHousing: true }),
    'medical-minutes': () => Object.assign(s, { minutesToMedicalCare: values.minutes }),
    'medical-reach': () => Object.assign(p, { medicalReachMinutes: values.minutes }),
    'supports-single-parents': () => Object.assign(s, { supportsSingleParents: true }),
    'supports-large-households': () => Object.assign(s, { supportsLargeHouseholds: true }),
    'large-household': () => Object.assign(p, { largeHousehold: values.persons }),
    experience: () => Object.assign(s, { experience: values.households }),
  };
  if (!act[lever]) throw new Error(`Expected a lever of placement, received ${lever}.`);
  act[lever]();
  return { household: h, sponsor: s, policy: p };
}

const when = (date: string) => ({ seed: 3, date });

describe('hard gates and near misses, against a naive recount', () => {
  it('asks nobody for whom a gate is closed, and everybody else', () => {
    fc.assert(
      fc.property(households, sponsors, dates, (household, all, date) => {
        const { ranked, top } = proposeSponsors(household, all, DEFAULT_SPONSOR_POLICY, when(date));
        const open = all.filter((s) => naive(household, s, DEFAULT_SPONSOR_POLICY, date).size === 0);
        expect([...ranked].sort()).toEqual(open.map(({ id }) => id).sort());
        expect(top.map(({ sponsorId }) => sponsorId)).toEqual(ranked.slice(0, 3));
      }),
      { numRuns: 500 },
    );
  });

  it('names every closed gate of a near miss, fewest first, and leaves out none that is nearer', () => {
    fc.assert(
      fc.property(households, sponsors, dates, (household, all, date) => {
        const { ruledOut } = proposeSponsors(household, all, DEFAULT_SPONSOR_POLICY, when(date));
        const closed = new Map(all.map((s) => [s.id, naive(household, s, DEFAULT_SPONSOR_POLICY, date)]));
        const excluded = [...closed].filter(([, gates]) => gates.size > 0);
        expect(ruledOut).toHaveLength(Math.min(5, excluded.length));
        for (const { sponsorId, gates } of ruledOut) {
          expect(new Set(gates.map(({ gate }) => gate))).toEqual(closed.get(sponsorId));
          for (const { reason } of gates) expect(reason).toMatch(/\.$/);
        }
        const counts = ruledOut.map(({ gates }) => gates.length);
        const fewest = excluded.map(([, gates]) => gates.size).sort((a, b) => a - b);
        expect(counts).toEqual(fewest.slice(0, counts.length));
      }),
      { numRuns: 500 },
    );
  });

  it('tells the gate that would let the most in, and opening it lets in exactly as many', () => {
    fc.assert(
      fc.property(households, sponsors, dates, (household, all, date) => {
        const { binding } = proposeSponsors(household, all, DEFAULT_SPONSOR_POLICY, when(date));
        const gained = SPONSOR_GATES.map(
          (gate) =>
            all.filter((s) => {
              const gates = naive(household, s, DEFAULT_SPONSOR_POLICY, date);
              return gates.size > 0 && [...gates].every((one) => one === gate);
            }).length,
        );
        const most = Math.max(...gained);
        if (binding === null) expect(most).toBe(0);
        else expect([binding.sponsors, gained[SPONSOR_GATES.indexOf(binding.gate)]]).toEqual([most, most]);
      }),
      { numRuns: 500 },
    );
  });

  it('says what would let a near miss be asked: all of it together does, and nothing less', () => {
    fc.assert(
      fc.property(households, sponsors, dates, (household, all, date) => {
        const { ruledOut } = proposeSponsors(household, all, DEFAULT_SPONSOR_POLICY, when(date));
        for (const { sponsorId, ways } of ruledOut) {
          const sponsor = all.find(({ id }) => id === sponsorId)!;
          const closedWith = (way: readonly WhyChange[]) => {
            const now = way.reduce(changed, { household, sponsor, policy: DEFAULT_SPONSOR_POLICY });
            return naive(now.household, now.sponsor, now.policy, date).size;
          };
          expect(ways.length).toBeGreaterThan(0);
          for (const way of ways) {
            expect(closedWith(way)).toBe(0);
            for (const change of way)
              expect(closedWith(way.filter((one) => one !== change))).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says what would have put the second sponsor first: with it, it is', () => {
    fc.assert(
      fc.property(households, sponsors, dates, (household, all, date) => {
        const { top } = proposeSponsors(household, all, DEFAULT_SPONSOR_POLICY, when(date));
        expect(top[0]?.ways ?? []).toEqual([]);
        for (const { sponsorId, ways } of top.slice(1))
          for (const way of ways) {
            const sponsor = all.find(({ id }) => id === sponsorId)!;
            const now = way.reduce(changed, { household, sponsor, policy: DEFAULT_SPONSOR_POLICY });
            const others = all.map((one) => (one.id === sponsorId ? now.sponsor : one));
            const again = proposeSponsors(now.household, others, now.policy, when(date));
            expect(again.top[0]?.sponsorId).toBe(sponsorId);
          }
      }),
      { numRuns: 200 },
    );
  });
});
