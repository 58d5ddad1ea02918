import { describe, expect, it } from 'vitest';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { offerGates, proposalContext, proposalFor } from '../../../stages/sponsorship/placement-view.ts';
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
  minutesToMedicalCare: 30,
  supportsSingleParents: true,
  supportsLargeHouseholds: true,
};
const gates = (over: Partial<Sponsor>, file = family()) =>
  offerGates(file, sponsor({ ...able, ...over }), AT);

describe('the gates before an offer, one by one', () => {
  it('let pass who fulfils each', () => {
    expect(gates({})).toEqual([]);
  });

  it.each<[string, Partial<Sponsor>, Partial<Sponsor>]>([
    ['vetting', { vetting: { status: 'pending', validUntil: '2027-01-01' } }, {}],
    ['vetting', { vetting: { status: 'suspended', validUntil: '2027-01-01' } }, {}],
    ['vetting', { vetting: { status: 'revoked', validUntil: '2027-01-01' } }, {}],
    [
      'vetting',
      { vetting: { status: 'active', validUntil: '2026-03-09' } },
      { vetting: { status: 'active', validUntil: '2026-03-10' } },
    ],
    ['availability', { availableFrom: '2026-03-11' }, { availableFrom: '2026-03-10' }],
    ['availability', { availableUntil: '2026-03-09' }, { availableUntil: '2026-03-10' }],
    ['capacity', { capacity: 5 }, { capacity: 6 }],
    ['capacity', { capacity: 9, taken: 2, held: 2 }, { capacity: 9, taken: 2, held: 1 }],
    ['language', { languages: ['ar'] }, { languages: ['ar'], interpreter: true }],
    ['accessible-housing', { accessibleHousing: false }, { accessibleHousing: true }],
    ['medical-reach', { minutesToMedicalCare: null }, { minutesToMedicalCare: 0 }],
    ['medical-reach', { minutesToMedicalCare: 61 }, { minutesToMedicalCare: 60 }],
    ['single-parent-support', { supportsSingleParents: false }, { supportsSingleParents: true }],
    ['large-household-support', { supportsLargeHouseholds: false }, { supportsLargeHouseholds: true }],
  ])('%s', (name, fails, passes) => {
    expect(gates(fails)).toEqual([name]);
    expect(gates(passes)).toEqual([]);
  });

  it('veto: by the case, or by its number', () => {
    const file = family();
    expect(gates({ vetoes: [file.case.id] }, file)).toEqual(['veto']);
    expect(gates({ vetoes: [file.case.number] }, file)).toEqual(['veto']);
    expect(gates({ vetoes: [` ${file.case.number.toLowerCase()}`] }, file)).toEqual(['veto']);
    expect(gates({ vetoes: ['case-other'] }, file)).toEqual([]);
  });

  it('asked before: unless the offer was withdrawn', () => {
    const group = sponsor({ ...able });
    const { file } = offeredTo(family(), group);
    const roomy = { ...group, capacity: 50 };
    for (const status of ['offered', 'accepted', 'declined', 'expired', 'withdrawn'] as const) {
      const offers = file.offers.map((offer) => ({ ...offer, status }));
      expect(offerGates({ ...file, offers }, roomy, AT)).toEqual(
        status === 'withdrawn' ? [] : ['asked-before'],
      );
    }
  });

  it('do not ask a small household for what large ones need, nor count who left', () => {
    const file = family();
    const fewer = file.persons.map((person, index) =>
      index === 5 ? { ...person, status: 'deceased' as const } : person,
    );
    expect(gates({ supportsLargeHouseholds: false, capacity: 5 }, { ...file, persons: fewer })).toEqual([]);
  });
});

describe('a proposal for a case', () => {
  const propose = (file: ReturnType<typeof caseFile>, sponsors: Sponsor[]) =>
    proposalFor(file, sponsors, { id: 'propose-1', at: AT });

  it('ranks by the terms of the policy and leaves out who fails a gate or was asked', () => {
    const file = caseFile();
    const ranked = [
      sponsor({ capacity: 1, experience: 5 }),
      sponsor({ capacity: 1, experience: 3 }),
      sponsor({ capacity: 4, experience: 3 }),
      sponsor({ capacity: 1, experience: 1, languages: ['fr'], interpreter: true }),
    ];
    const out = sponsor({ capacity: 0 });
    const found = propose(file, [out, ...ranked.toReversed()]);
    expect(found.ranked).toEqual(ranked.map(({ id }) => id));
    expect(found.top).toHaveLength(3);
    expect(found.binding).toEqual({ gate: 'capacity', sponsors: 1 });
    const asked = offeredTo(file, ranked[0]!).file;
    expect(propose(asked, ranked).ranked).toEqual(ranked.slice(1).map(({ id }) => id));
  });

  it('says how many it did not look at, why, and what would have let one be', () => {
    const file = caseFile();
    const [first, second] = [sponsor({ capacity: 4 }), sponsor({ capacity: 4 })];
    expect(propose(file, [first, second]).leftOut).toBeUndefined();
    const asked = offeredTo(file, first).file;
    expect(propose(asked, [first, second]).leftOut).toEqual({ asked: 1, untold: 0, ways: [] });
    const [one, ...others] = asked.consents.filter(({ purpose }) => purpose === 'disclosure-to-sponsor');
    const silent = {
      ...asked,
      consents: asked.consents.filter(({ personId }) => personId !== one!.personId),
    };
    const { leftOut, ranked } = propose(silent, [first, second]);
    expect(ranked).toEqual([]);
    expect(leftOut).toEqual({
      ...{ asked: 1, untold: 1 },
      ways: [[{ lever: 'consent-given', values: {}, personId: one!.personId }]],
    });
    expect(others.every(({ personId }) => personId !== one!.personId)).toBe(true);
  });

  it('goes to family first and to nobody else, until the family has said no', () => {
    const file = caseFile();
    const aunt = sponsor({ tiedTo: [file.case.number], languages: [], interpreter: true, experience: 0 });
    const group = sponsor({ experience: 5 });
    expect(propose(file, [group, aunt]).ranked).toEqual([aunt.id]);
    expect(propose(file, [group, aunt]).ruledOut[0]?.gates[0]?.gate).toBe('family-tie');
    const { file: asked } = offeredTo(file, aunt);
    const declined = {
      ...asked,
      offers: asked.offers.map((one) => ({ ...one, status: 'declined' as const })),
    };
    expect(propose(declined, [group, aunt]).ranked).toEqual([group.id]);
  });

  it('is carried as codes and numbers: no words, no personal data, seed and version with it', () => {
    const file = family();
    const near = sponsor({ ...able, minutesToMedicalCare: 90, name: 'Nearly Enough Group' });
    const context = proposalContext(propose(file, [sponsor(able), near]));
    expect(context).toMatchObject({ version: 1, policyVersion: 1, candidates: 1, seed: expect.any(Number) });
    expect(context.ruledOut[0]?.gates).toEqual([{ gate: 'medical-reach', facts: { minutes: 90, most: 60 } }]);
    const shared = context.top[0]?.terms.find(({ term }) => term === 'sharedLanguage');
    expect(shared).toEqual({
      term: 'sharedLanguage',
      weight: 25,
      share: 1,
      points: 25,
      facts: { shared: ['ti'] },
    });
    const text = JSON.stringify(context);
    for (const secret of ['Nearly', near.email, file.persons[0]!.name, file.case.number])
      expect(text).not.toContain(secret);
    expect(text).not.toContain('reason');
  });
});
