import { describe, expect, it } from 'vitest';
import { refuseOtherOffice, refuseRestricted } from '../../../domain/case/access.ts';
import { mayUse } from '../../../domain/case/consent-question.ts';
import { liftFlag, raiseFlag, withdrawConsent } from '../../../domain/casework/consents-and-flags.ts';
import { recordConsent } from '../../../domain/casework/record-consent.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { offeredTo, placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const worker = command(staff('caseworker'));
const given = {
  purpose: 'tracing' as const,
  recipient: 'red-cross',
  fields: [] as string[],
  textVersion: 'v2',
  givenOn: '2026-03-10',
  language: 'ar',
  taken: 'signed' as const,
};

describe('a consent', () => {
  const members = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' }), child()];

  it('is recorded for a person of the case, and a stranger is refused without being named', () => {
    const file = caseFile();
    const { facts } = recordConsent(file, { ...given, personId: file.persons[0]!.id }, worker);
    expect(facts).toMatchObject([{ act: 'consent.given', details: { signedAs: 'self' } }]);
    const found = refusal(() => recordConsent(file, { ...given, personId: 'Samira Haddad' }, worker));
    expect(found.name).toBe('NotFound');
    expect(found.message).not.toContain('Samira');
  });

  it('tells the audit neither the words of the recipient nor the text', () => {
    const file = caseFile();
    const wanted = { ...given, recipient: 'Aunt Leila', textVersion: 'as read to Samira' };
    const { facts } = recordConsent(file, { ...wanted, personId: file.persons[0]!.id }, worker);
    expect(JSON.stringify(facts)).not.toMatch(/Leila|Samira/);
  });

  it('of a child is signed by an adult of the household, with the child’s own view from 12 on', () => {
    const file = caseFile({ members: [...members, child({ birthDate: '2012-02-01' })] });
    const [principal, , small, older] = file.persons;
    const record = (over: object) => () =>
      recordConsent(
        file,
        { ...given, personId: small!.id, ...over } as typeof given & { personId: string },
        worker,
      );
    expect(refusal(record({})).issues).toMatchObject([{ path: 'guardianId' }]);
    expect(refusal(record({ guardianId: older!.id })).issues).toMatchObject([{ path: 'guardianId' }]);
    expect(record({ guardianId: principal!.id })().writes).toMatchObject([{ signedAs: 'guardian' }]);
    const ofOlder = { personId: older!.id, guardianId: principal!.id };
    expect(refusal(record(ofOlder)).issues).toMatchObject([{ path: 'childView' }]);
    expect(record({ ...ofOlder, childView: 'agrees' })().writes).toMatchObject([{ childView: 'agrees' }]);
  });

  it('given twice on a day stands twice, so that what was withdrawn stays withdrawn', () => {
    const file = caseFile();
    const once = { ...given, personId: file.persons[0]!.id };
    const first = committed(file, recordConsent(file, once, worker));
    const id = first.consents.at(-1)!.id;
    const ended = committed(first, withdrawConsent(first, id, worker));
    const again = committed(ended, recordConsent(ended, once, command(worker.actor)));
    expect(again.consents.find((consent) => consent.id === id)).toHaveProperty('withdrawnAt');
  });

  it('to disclose that is withdrawn ends the open offer, gives its places back and says who was told', () => {
    const to = sponsor({ capacity: 3 });
    const asked = offeredTo(caseFile(), to);
    const { file } = opened(asked.file, 'sponsor-offer', asked.offerId);
    const change = withdrawConsent(file, file.consents[0]!.id, worker);
    expect(change.answer.told).toEqual([{ recipient: to.id, at: AT }]);
    const left = committed(file, change);
    expect(left.offers).toMatchObject([{ status: 'withdrawn' }]);
    expect(left.sponsors).toMatchObject([{ held: 0 }]);
    expect(left.workItems).toMatchObject([{ status: 'cancelled' }]);
    expect(left.case).toMatchObject({ run: 2, interruptedRun: 1, status: 'active' });
    expect(withdrawConsent(left, file.consents[0]!.id, worker).facts).toEqual([]);
  });

  it('that one adult withdraws ends the offer, though the other still consents', () => {
    const asked = offeredTo(caseFile({ members }), sponsor());
    const own = asked.file.consents.find(
      ({ purpose, personId }) =>
        purpose === 'disclosure-to-sponsor' && personId === asked.file.persons[1]!.id,
    )!;
    expect(committed(asked.file, withdrawConsent(asked.file, own.id, worker)).offers).toMatchObject([
      { status: 'withdrawn' },
    ]);
  });

  it('that was accepted on is withdrawn before the journey: the place is given back and sponsorship opens again', () => {
    const placed = placedWith(caseFile(), sponsor());
    const left = committed(placed, withdrawConsent(placed, placed.consents[0]!.id, worker));
    expect(left.offers).toMatchObject([{ status: 'withdrawn', reasonCode: 'consent-withdrawn' }]);
    expect(left.sponsors).toMatchObject([{ taken: 0 }]);
    expect(left.case.stages.sponsorship).toMatchObject({ status: 'reopened' });
  });

  it('of a guardian is withdrawn for one child alone', () => {
    const file = caseFile({ members });
    const [principal, , small] = file.persons;
    const [consent] = file.consents;
    const left = committed(file, withdrawConsent(file, consent!.id, worker, small!.id));
    const asks = (personId: string) => mayUse(left, { personId, purpose: 'disclosure-to-sponsor' }, AT);
    expect(asks(small!.id)).toEqual({ missing: 'withdrawn' });
    expect(asks(principal!.id)).toMatchObject({ restsOn: consent!.id });
    expect(withdrawConsent(left, consent!.id, worker, small!.id).facts).toEqual([]);
  });

  it('for the state that is withdrawn while it decides begins the stage again', () => {
    const { file } = opened(caseFile(), 'state-decision');
    const consent = file.consents.find(({ purpose }) => purpose === 'disclosure-to-state')!;
    const left = committed(file, withdrawConsent(file, consent.id, worker));
    expect(left.workItems).toMatchObject([{ kind: 'state-decision', status: 'cancelled' }]);
    expect(left.case).toMatchObject({ run: 2, status: 'active' });
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
