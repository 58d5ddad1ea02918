import { describe, expect, it } from 'vitest';
import { refuseOtherOffice, refuseRestricted } from '../../../domain/case/access.ts';
import { consentFor } from '../../../domain/case/consent.ts';
import {
  liftFlag,
  raiseFlag,
  recordConsent,
  withdrawConsent,
} from '../../../domain/case/consents-and-flags.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { offeredTo, sponsor } from '../../fixtures/sponsorship.ts';

const worker = command(staff('caseworker'));
const given = {
  purpose: 'tracing' as const,
  recipient: 'red-cross',
  fields: [] as string[],
  textVersion: 'v2',
  givenOn: '2026-03-10',
};

describe('consent', () => {
  it('holds for its purpose from the day it is given to the day it expires, until it is withdrawn', () => {
    const file = caseFile({ consents: [{ ...given, expiresOn: '2026-09-01' }] });
    const holds = (on: string, consents = file.consents) => consentFor(consents, 'tracing', on) !== undefined;
    expect([holds('2026-03-09'), holds('2026-03-10'), holds('2026-09-01'), holds('2026-09-02')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(consentFor(file.consents, 'statistics', '2026-03-10')).toBeUndefined();
    const withdrawn = committed(file, withdrawConsent(file, file.consents[0]!.id, worker));
    expect(holds('2026-03-10', withdrawn.consents)).toBe(false);
  });

  it('is given by a member, and a stranger is refused without being named', () => {
    const file = caseFile();
    const { facts } = recordConsent(file, { ...given, signatory: file.persons[0]!.id });
    expect(facts).toMatchObject([{ act: 'consent.given' }]);
    const found = refusal(() => recordConsent(file, { ...given, signatory: 'Samira Haddad' }));
    expect(found.name).toBe('NotFound');
    expect(found.message).not.toContain('Samira');
  });

  it('to disclose that is withdrawn ends the open offer and gives its places back', () => {
    const asked = offeredTo(caseFile(), sponsor({ capacity: 3 }));
    const { file } = opened(asked.file, 'sponsor-offer', asked.offerId);
    const change = withdrawConsent(file, file.consents[0]!.id, worker);
    const left = committed(file, change);
    expect(left.offers).toMatchObject([{ status: 'withdrawn' }]);
    expect(left.sponsors).toMatchObject([{ held: 0 }]);
    expect(left.workItems).toMatchObject([{ status: 'cancelled' }]);
    expect(left.case).toMatchObject({ run: 2, interruptedRun: 1, status: 'active' });
    expect(withdrawConsent(left, file.consents[0]!.id, worker).facts).toEqual([]);
  });
});

describe('flags', () => {
  const protection = { kind: 'protection', instruction: 'talk to her alone', blocks: ['travel'] } as const;

  it('are raised and lifted once, and their instruction stays out of the audit trail', () => {
    const file = caseFile();
    const raised = raiseFlag(file, { ...protection, blocks: ['travel'] }, worker);
    expect(JSON.stringify([raised.facts, raised.answer])).not.toContain('alone');
    const flagged = committed(file, raised);
    const id = String(raised.answer.flagId);
    const lifted = committed(flagged, liftFlag(flagged, id, 'resolved', worker));
    expect(lifted.flags).toMatchObject([{ liftedAt: AT }]);
    expect(liftFlag(lifted, id, 'resolved', worker).facts).toEqual([]);
    expect(refusalName(() => liftFlag(file, 'flag-x', 'resolved', worker))).toBe('NotFound');
  });

  it('of protection restrict who may open the case, until they are lifted', () => {
    const file = caseFile();
    const flagged = committed(file, raiseFlag(file, { ...protection, blocks: [] }, worker));
    expect(() => refuseRestricted(flagged, { ...worker.actor, roles: ['caseworker'] }, AT)).not.toThrow();
    expect(
      refusalName(() => refuseRestricted(flagged, staff('caseworker', 'amman', 'caseworker-9'), AT)),
    ).toBe('Forbidden');
    for (const role of ['protection-officer', 'supervisor'] as const)
      expect(() => refuseRestricted(flagged, staff(role), AT)).not.toThrow();
    const lifted = committed(flagged, liftFlag(flagged, flagged.flags[0]!.id, 'resolved', worker));
    expect(() => refuseRestricted(lifted, staff('caseworker', 'amman', 'caseworker-9'), AT)).not.toThrow();
  });
});

describe('offices', () => {
  it.each([
    ['amman', true],
    ['winnipeg', true],
    ['nairobi', false],
    [undefined, false],
  ])('a case is with %s: %s', (office, may) => {
    const { office: _own, ...nowhere } = staff('caseworker');
    const actor = office === undefined ? nowhere : { ...nowhere, office };
    const look = () => refuseOtherOffice(caseFile(), actor, 'own-office', AT);
    if (may) expect(look).not.toThrow();
    else expect(refusalName(look)).toBe('NotFound');
  });
});
