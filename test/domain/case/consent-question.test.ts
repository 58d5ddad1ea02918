import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Consent } from '../../../domain/case/consent.ts';
import { mayUse } from '../../../domain/case/consent-question.ts';
import { upcast } from '../../../lambdas/adapters/upcasters.ts';
import { AT } from '../../fixtures/actors.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import { adult, child, consent } from '../../fixtures/household.ts';

const purpose = 'disclosure-to-state';
const members = [
  adult(),
  adult({ relationship: 'spouse', sex: 'm' }),
  child(),
  child({ birthDate: '2012-01-01', relationship: 'daughter' }),
];
const file = (...consents: ReturnType<typeof consent>[]) => caseFile({ members, consents });
const asks = (of: CaseFile, index: number, at = AT) =>
  mayUse(of, { personId: of.persons[index]!.id, purpose, recipients: ['CAN'] }, at);

describe('whether data may be used', () => {
  it('rests on the person’s own consent, and on the guardian’s for a small child', () => {
    const of = file(consent(purpose));
    expect(asks(of, 0)).toMatchObject({ restsOn: of.consents[0]!.id });
    expect(asks(of, 2)).toMatchObject({ restsOn: of.consents[0]!.id });
    expect(asks(of, 1)).toEqual({ missing: 'none' });
    expect(mayUse(of, { personId: 'person-x', purpose }, AT)).toEqual({ missing: 'none' });
  });

  it('asks a child from 12 on, and a no holds whoever signed', () => {
    expect(asks(file(consent(purpose)), 3)).toEqual({ missing: 'child-not-heard' });
    const said = (childView: 'agrees' | 'disagrees') =>
      asks(file(consent(purpose), consent(purpose, { member: 3, childView })), 3);
    expect(said('agrees')).toHaveProperty('restsOn');
    expect(said('disagrees')).toEqual({ missing: 'child-disagrees' });
    expect(asks(file(consent(purpose, { givenOn: '2022-01-01' })), 3)).toHaveProperty('restsOn');
  });

  it('ends when the child is of age: nobody signs for an adult', () => {
    const of = file(consent(purpose), consent(purpose, { member: 3, childView: 'agrees' }));
    expect(asks(of, 3, '2029-12-31T00:00:00.000Z')).toHaveProperty('restsOn');
    expect(asks(of, 3, '2030-01-01T00:00:00.000Z')).toEqual({ missing: 'not-their-own' });
  });

  it('holds from the day it is given to the day it ends, until it is withdrawn', () => {
    const of = file(consent(purpose, { givenOn: '2026-03-10', expiresOn: '2026-09-01' }));
    const on = (day: string) => asks(of, 0, `${day}T12:00:00.000Z`);
    expect(on('2026-03-09')).toEqual({ missing: 'not-yet' });
    expect(on('2026-03-10')).toHaveProperty('restsOn');
    expect(on('2026-09-01')).toHaveProperty('restsOn');
    expect(on('2026-09-02')).toEqual({ missing: 'expired' });
    const withdrawn = { ...of, consents: of.consents.map((one) => ({ ...one, withdrawnAt: AT })) };
    expect(asks(withdrawn, 0)).toEqual({ missing: 'withdrawn' });
  });

  it('is for the recipient who is named, or for all where it says so', () => {
    for (const recipient of ['CAN', 'can', 'Any state', 'states'])
      expect(asks(file(consent(purpose, { recipient })), 0), recipient).toHaveProperty('restsOn');
    for (const recipient of ['FRA', 'Government of France', 'somebody', '*'])
      expect(asks(file(consent(purpose, { recipient })), 0)).toEqual({ missing: 'other-recipient' });
  });
});

describe('a consent of before persons had their own', () => {
  const stored = (of: CaseFile, over: object = {}): Consent => {
    const { personId, signedAs: _as, guards: _guards, taken: _taken, ...kept } = of.consents[0]!;
    return upcast('consent', { ...kept, schema: 1, signatory: personId, ...over }) as unknown as Consent;
  };

  it('is its signatory’s alone, and the children’s by their guardian', () => {
    const of = file(consent(purpose));
    const before = { ...of, consents: [stored(of)] };
    expect([0, 1, 2, 3].map((index) => 'restsOn' in asks(before, index))).toEqual([true, false, true, true]);
  });

  it('is nobody’s in a case in which the platform put another name under it', () => {
    const of = caseFile({ consents: [consent(purpose)], programme: 'family-reunification' });
    const linked = [{ caseId: 'case-seeker', because: 'reunification' as const }];
    const copied = stored(of, { id: 'consent-of-another-case' });
    const joined = { ...of, case: { ...of.case, linked }, consents: [copied] };
    expect(asks(joined, 0)).toEqual({ missing: 'none' });
    expect(asks({ ...joined, consents: [stored(of)] }, 0)).toHaveProperty('restsOn');
  });
});
