import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeSponsors } from '../../../../domain/placement/sponsors/propose-sponsors.ts';
import type { SponsorGate } from '../../../../domain/placement/sponsors/sponsor-gates.ts';
import { SPONSOR_GATES } from '../../../../domain/placement/sponsors/sponsor-gates.ts';
import type {
  PlacementHousehold,
  PlacementSponsor,
} from '../../../../domain/placement/sponsors/sponsor-schema.ts';
import { PlacementSponsorSchema } from '../../../../domain/placement/sponsors/sponsor-schema.ts';
import { DEFAULT_SPONSOR_POLICY } from '../../../../domain/policy/sponsor-policy.ts';

const household: PlacementHousehold = {
  id: 'case-1',
  size: 6,
  languages: ['ar'],
  needsAccessibleHousing: true,
  needsMedicalCare: true,
  singleParent: true,
  tiedTo: [],
  vetoes: [],
  preferences: ['rural', 'garden'],
};
const sponsor: PlacementSponsor = PlacementSponsorSchema.parse({
  id: 'good',
  vetting: { status: 'active', validUntil: '2027-01-01' },
  freePlaces: 6,
  availableFrom: null,
  availableUntil: null,
  languages: ['ar', 'en'],
  interpreter: false,
  accessibleHousing: true,
  minutesToMedicalCare: 15,
  supportsSingleParents: true,
  supportsLargeHouseholds: true,
  experience: 2,
  features: ['garden'],
  vetoes: [],
});
const when = { seed: 7, date: '2026-11-22' };
const propose = (sponsors: PlacementSponsor[], of: PlacementHousehold = household) =>
  proposeSponsors(of, sponsors, DEFAULT_SPONSOR_POLICY, when);

describe('proposeSponsors', () => {
  it('explains a score term by term, in plain words', () => {
    const [first] = propose([sponsor]).top;
    expect(first!.terms.map(({ term, points, reason }) => [term, points, reason])).toEqual([
      ['familyTie', 0, 'The household has no family tie here.'],
      ['sharedLanguage', 25, 'They share a language: ar.'],
      ['medicalNearness', 7.5, 'Medical care is 15 minutes away.'],
      ['experience', 4, 'It has received 2 households before.'],
      ['closeFit', 10, 'Its places fit exactly.'],
      ['preferences', 2.5, 'Preferences met: garden (of 2).'],
    ]);
    expect(first!.score).toBe(49);
  });

  it.each<[SponsorGate, Partial<PlacementSponsor>, Partial<PlacementHousehold>]>([
    ['veto', { vetoes: ['case-1'] }, {}],
    ['veto', {}, { vetoes: ['good'] }],
    ['family-tie', {}, { tiedTo: ['another'] }],
    ['vetting', { vetting: { status: 'suspended', validUntil: '2027-01-01' } }, {}],
    ['vetting', { vetting: { status: 'active', validUntil: '2026-11-21' } }, {}],
    ['availability', { availableFrom: '2026-12-01' }, {}],
    ['availability', { availableUntil: '2026-11-01' }, {}],
    ['capacity', { freePlaces: 5 }, {}],
    ['language', { languages: ['en'] }, {}],
    ['accessible-housing', { accessibleHousing: false }, {}],
    ['medical-reach', { minutesToMedicalCare: 61 }, {}],
    ['medical-reach', { minutesToMedicalCare: null }, {}],
    ['single-parent-support', { supportsSingleParents: false }, {}],
    ['large-household-support', { supportsLargeHouseholds: false }, {}],
  ])('closes the gate %s, and names it for a near miss', (gate, ofSponsor, ofHousehold) => {
    const proposal = propose([{ ...sponsor, ...ofSponsor }], { ...household, ...ofHousehold });
    expect(proposal.top).toEqual([]);
    expect(proposal.ruledOut[0]!.gates.map((closed) => closed.gate)).toEqual([gate]);
    expect(proposal.binding).toEqual({ gate, sponsors: 1 });
  });

  it('lets an interpreter stand in for a shared language', () => {
    expect(propose([{ ...sponsor, languages: [], interpreter: true }]).top).toHaveLength(1);
  });

  it('follows the weights of the policy and nothing else', () => {
    const near = { ...sponsor, id: 'near', minutesToMedicalCare: 0, experience: 0 };
    const old = { ...sponsor, id: 'old', experience: 5 };
    const ranked = (medicalNearness: number, experience: number) => {
      const weights = { ...DEFAULT_SPONSOR_POLICY.weights, medicalNearness, experience };
      return proposeSponsors(household, [near, old], { ...DEFAULT_SPONSOR_POLICY, weights }, when).top[0]!
        .sponsorId;
    };
    expect(ranked(50, 1)).toBe('near');
    expect(ranked(1, 50)).toBe('old');
  });

  it('proposes at most three that pass every gate, best first, and repeats itself for a seed', () => {
    const sponsors = fc.array(
      fc.record({
        freePlaces: fc.integer({ min: 0, max: 12 }),
        languages: fc.subarray(['ar', 'en']),
        interpreter: fc.boolean(),
        accessibleHousing: fc.boolean(),
        experience: fc.integer({ min: 0, max: 9 }),
        vetoes: fc.subarray(['case-1']),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(sponsors, (many) => {
        const all = many.map((one, index) => ({ ...sponsor, ...one, id: `s-${index}` }));
        const proposal = propose(all);
        const closed = new Set(proposal.ruledOut.map(({ sponsorId }) => sponsorId));
        expect(proposal.top.length).toBeLessThanOrEqual(3);
        for (const { sponsorId } of proposal.top) {
          const chosen = all.find(({ id }) => id === sponsorId)!;
          expect(closed.has(sponsorId)).toBe(false);
          expect(chosen.freePlaces).toBeGreaterThanOrEqual(household.size);
          expect(chosen.interpreter || chosen.languages.includes('ar')).toBe(true);
          expect(chosen.accessibleHousing).toBe(true);
          expect(chosen.vetoes).toEqual([]);
        }
        const scores = proposal.top.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        for (const { gates } of proposal.ruledOut) {
          expect(gates.length).toBeGreaterThan(0);
          for (const { gate } of gates) expect(SPONSOR_GATES).toContain(gate);
        }
        expect(propose([...all].reverse())).toEqual(proposal);
      }),
    );
  });
});
