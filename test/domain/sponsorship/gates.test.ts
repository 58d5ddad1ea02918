import { describe, expect, it } from 'vitest';
import { gateAgainst, rankCandidates } from '../../../domain/sponsorship/candidates.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { AT } from '../../fixtures/actors.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { offeredTo, sponsor } from '../../fixtures/sponsorship.ts';

const family = () =>
  caseFile({
    members: [
      adult({ needs: ['wheelchair', 'serious-medical-condition', 'single-parent'], languages: ['ti', 'en'] }),
      ...Array.from({ length: 5 }, () => child({ languages: ['ti'] })),
    ],
  });
const able: Partial<Sponsor> = {
  languages: ['ti'],
  accessibleHousing: true,
  medicalReach: true,
  supportsSingleParents: true,
  supportsLargeHouseholds: true,
};
const gate = (over: Partial<Sponsor>, file = family()) =>
  gateAgainst(file, sponsor({ ...able, ...over }), AT);

describe('the hard gates, one by one', () => {
  it('let pass who fulfils each', () => {
    expect(gate({})).toBeUndefined();
  });

  it.each<[string, Partial<Sponsor>, Partial<Sponsor>]>([
    ['not-vetted', { vetting: { status: 'pending', validUntil: '2027-01-01' } }, {}],
    ['not-vetted', { vetting: { status: 'revoked', validUntil: '2027-01-01' } }, {}],
    [
      'not-vetted',
      { vetting: { status: 'active', validUntil: '2026-03-09' } },
      { vetting: { status: 'active', validUntil: '2026-03-10' } },
    ],
    ['no-free-capacity', { capacity: 5 }, { capacity: 6 }],
    ['no-free-capacity', { capacity: 9, taken: 2, held: 2 }, { capacity: 9, taken: 2, held: 1 }],
    ['no-shared-language', { languages: ['ar'] }, { languages: ['ar'], interpreter: true }],
    ['housing-not-accessible', { accessibleHousing: false }, { accessibleHousing: true }],
    ['no-medical-reach', { medicalReach: false }, { medicalReach: true }],
    ['no-single-parent-support', { supportsSingleParents: false }, { supportsSingleParents: true }],
    ['no-large-household-support', { supportsLargeHouseholds: false }, { supportsLargeHouseholds: true }],
  ])('%s', (name, fails, passes) => {
    expect(gate(fails)).toBe(name);
    expect(gate(passes)).toBeUndefined();
  });

  it('veto: by the case', () => {
    const file = family();
    expect(gate({ vetoes: [file.case.id] }, file)).toBe('veto');
    expect(gate({ vetoes: ['case-other'] }, file)).toBeUndefined();
  });

  it('asked before: unless the offer was withdrawn', () => {
    const group = sponsor({ ...able });
    const { file } = offeredTo(family(), group);
    const roomy = { ...group, capacity: 50 };
    for (const status of ['offered', 'accepted', 'declined', 'expired', 'withdrawn'] as const) {
      const offers = file.offers.map((offer) => ({ ...offer, status }));
      expect(gateAgainst({ ...file, offers }, roomy, AT)).toBe(
        status === 'withdrawn' ? undefined : 'asked-before',
      );
    }
  });

  it('do not ask a small household for what large ones need, nor count who left', () => {
    const file = family();
    const fewer = file.persons.map((person, index) =>
      index === 5 ? { ...person, status: 'deceased' as const } : person,
    );
    expect(
      gate({ supportsLargeHouseholds: false, capacity: 5 }, { ...file, persons: fewer }),
    ).toBeUndefined();
  });
});

describe('the ranking', () => {
  it('puts a family tie first, then language, experience and the closest fit, and leaves out who fails a gate', () => {
    const file = caseFile();
    const ranked = [
      sponsor({
        capacity: 1,
        experience: 0,
        tiedTo: [file.case.number],
        languages: ['fr'],
        interpreter: true,
      }),
      sponsor({ capacity: 4, experience: 3 }),
      sponsor({ capacity: 2, experience: 1 }),
      sponsor({ capacity: 3, experience: 1 }),
      sponsor({ capacity: 1, experience: 9, languages: ['fr'], interpreter: true }),
    ];
    const out = sponsor({ capacity: 0 });
    const found = rankCandidates(file, [out, ...ranked.toReversed()], AT);
    expect(found.map(({ sponsorId }) => sponsorId)).toEqual(ranked.map(({ id }) => id));
    expect(found[0]?.terms).toEqual(['family-tie', 'interpreter', 'experience-0', 'spare-places-0']);
  });
});
