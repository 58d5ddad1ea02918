import { describe, expect, it } from 'vitest';
import { withdrawConsent } from '../../../domain/casework/consents-and-flags.ts';
import { disclosedTo } from '../../../stages/sponsorship/disclosure.ts';
import { planView } from '../../../stages/sponsorship/offer-page.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { caseFile, committed } from '../../fixtures/case-file.ts';
import { adult, child, consent } from '../../fixtures/household.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';

const to = sponsor();
const members = [
  adult({ needs: ['wheelchair', 'serious-medical-condition'], languages: ['ti', 'ar'] }),
  child({ languages: ['ti'] }),
];
const consenting = (over: object) => {
  const file = caseFile({ members });
  return { ...file, consents: file.consents.map((consent) => ({ ...consent, ...over })) };
};

describe('what a sponsor is told about a household', () => {
  it('is what it needs at least when the consent names no field', () => {
    expect(disclosedTo(consenting({ fields: [] }), to, AT)).toEqual({
      persons: 2,
      ageGroups: { adults: 1, youth: 0, children: 1 },
      languages: ['ar', 'ti'],
      accessibleHousing: true,
    });
  });

  it('is only what the consent names, in any usual spelling', () => {
    expect(disclosedTo(consenting({ fields: ['Household size', 'languages'] }), to, AT)).toEqual({
      persons: 2,
      languages: ['ar', 'ti'],
    });
    expect(disclosedTo(consenting({ fields: ['favourite colour'] }), to, AT)).toEqual({});
    const names = disclosedTo(consenting({ fields: ['names', 'medical_care'] }), to, AT);
    expect(names?.names).toHaveLength(2);
    expect(names).toMatchObject({ medicalCare: true });
    expect(names).not.toHaveProperty('persons');
  });

  it.each([
    ['was never given', { purpose: 'tracing' }],
    ['is not given yet', { givenOn: '2026-03-11' }],
    ['has run out', { expiresOn: '2026-03-09' }],
    ['was withdrawn', { withdrawnAt: '2026-03-01T00:00:00.000Z' }],
  ])('is nothing when consent %s', (_what, over) => {
    expect(disclosedTo(consenting(over), to, AT)).toBeUndefined();
  });

  it('is nothing for another sponsor than the one who is named, by id or by name', () => {
    const other = sponsor({ name: 'Sponsor group B' });
    for (const recipient of [to.id, to.name, `Sponsors of ${to.destinationOffice}`])
      expect(disclosedTo(consenting({ recipient }), to, AT), recipient).toBeDefined();
    for (const recipient of [to.id, 'Sponsor group A'])
      expect(disclosedTo(consenting({ recipient }), other, AT), recipient).toBeUndefined();
  });

  it('is only what every adult named', () => {
    const wide = consent('disclosure-to-sponsor', { fields: ['names', 'languages'] });
    const own = consent('disclosure-to-sponsor', { fields: ['languages'], member: 1 });
    const two = [adult(), adult({ relationship: 'spouse' })];
    const told = (consents: object[]) =>
      disclosedTo(caseFile({ members: two, consents: consents as never }), to, AT);
    expect(told([wide, own])).toEqual({ languages: ['ar'] });
    expect(told([wide])).toBeUndefined();
  });

  it('ends with the withdrawal', () => {
    const file = caseFile({ members });
    const given = file.consents.find(({ purpose }) => purpose === 'disclosure-to-sponsor')!;
    const after = committed(file, withdrawConsent(file, given.id, command()));
    expect(disclosedTo(file, to, AT)).toBeDefined();
    expect(disclosedTo(after, to, AT)).toBeUndefined();
  });
});

describe('the plan after arrival', () => {
  it('names no visit where the programme does not follow up, and its policy says nothing of it', () => {
    const file = consenting({});
    const { followUp: _gone, ...policy } = file.policy;
    const stages = policy.stages.filter((stage) => stage !== 'post-arrival-follow-up');
    const without = { ...file, policy: { ...policy, stages } as typeof file.policy };
    expect(planView(file, to, AT)?.duties).not.toEqual([]);
    expect(planView(without, to, AT)).toEqual({ duties: [] });
  });
});
