import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { stopWhatRestsOn } from '../../../domain/casework/consent-withdrawal.ts';
import { owedBy } from '../../../domain/plan/lines.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { endOffersOf, isBarred } from '../../../stages/sponsorship/end-offers.ts';
import { travelReadinessGaps } from '../../../stages/travel/readiness.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened } from '../../fixtures/case-file.ts';
import { offeredTo, placedWith, promisedBy, sponsor } from '../../fixtures/sponsorship.ts';

const by = command(staff('caseworker'));
const adult = { id: 'adult-1', name: 'An Adult', check: 'not-clear' } as const;
const BARS: Record<string, Partial<Sponsor>> = {
  suspended: { vetting: { status: 'suspended', validUntil: '2027-12-31' } },
  revoked: { vetting: { status: 'revoked', validUntil: '2027-12-31' } },
  'not-clear': { adults: [adult], vetting: { status: 'pending', validUntil: '2027-12-31' } },
};
const started = (file: CaseFile): CaseFile => ({ ...file, case: { ...file.case, run: 1, status: 'active' } });
const offered = () => {
  const { file, offerId } = offeredTo(started(caseFile()), sponsor());
  return opened(file, 'sponsor-offer', offerId).file;
};
const promised = () => {
  const { file, offerId } = promisedBy(started(caseFile()), sponsor());
  return opened(file, 'sponsor-confirmation', offerId).file;
};
const placed = () => placedWith(started(caseFile()), sponsor());

/** The file after this became of its sponsor. */
function barred(file: CaseFile, bar: string): CaseFile {
  const now = { ...file.sponsors[0]!, ...BARS[bar] };
  const known = { ...file, sponsors: [now] };
  return committed(known, endOffersOf(known, now, by));
}
/** The file after nobody's consent to tell sponsors stands. */
function unconsented(file: CaseFile): CaseFile {
  const gone = { ...file, consents: file.consents.map((consent) => ({ ...consent, withdrawnAt: AT })) };
  return committed(gone, stopWhatRestsOn(gone, 'disclosure-to-sponsor', by));
}
const ended = (reasonCode: string) => ({ status: 'withdrawn', reasonCode });

describe.each(Object.keys(BARS))('a sponsor that is %s', (bar) => {
  it.each([
    ['an offer', offered],
    ['a promise', promised],
  ])('loses %s, its places are free, and the case goes on without it', (_what, before) => {
    const after = barred(before(), bar);
    expect(after.offers).toMatchObject([ended(`sponsor-${bar}`)]);
    expect(after.sponsors).toMatchObject([{ held: 0, taken: 0 }]);
    expect(after.case).toMatchObject({ run: 2, interruptedRun: 1 });
    expect(after.workItems.every(({ status }) => status !== 'open')).toBe(true);
  });

  it('receives nobody: a placement ends with a revocation, and else the journey waits', () => {
    const after = barred(placed(), bar);
    expect(isBarred(after.sponsors[0]!)).toBe(true);
    if (bar === 'revoked') {
      expect(after.offers).toMatchObject([ended('sponsor-revoked')]);
      expect(after.case.stages.sponsorship).toMatchObject({ status: 'reopened' });
    } else {
      expect(after.offers).toMatchObject([{ status: 'accepted' }]);
      expect(travelReadinessGaps(after, AT)).toContain('sponsor-standing');
    }
  });

  it('breaks down once the household has left, unless a check alone is not clear', () => {
    const after = barred(away(), bar);
    if (bar === 'not-clear') return expect(after.offers).toMatchObject([{ status: 'accepted' }]);
    expect(after.offers).toMatchObject([{ status: 'broken-down', reasonCode: `sponsor-${bar}` }]);
    expect(after.case.stages.sponsorship).toMatchObject({ status: 'completed', outcome: 'broken-down' });
    expect(after.case).toMatchObject({ run: 2, interruptedRun: 1 });
    expect(owedBy(after, 'sponsorship', `breakdown/${after.offers[0]!.id}`)).toMatchObject([
      { line: { service: { code: 'housing' }, state: 'planned' } },
    ]);
  });
});

/** A household on its way. */
function away(): CaseFile {
  const file = placed();
  const travel = {
    ...({ type: 'travel-plan', schema: 4, caseId: file.case.id, documents: 'ready' } as const),
    ...{ bookings: 1, departureAt: AT, departedAt: AT, escorted: false, fitToFly: true },
  };
  return { ...file, travel };
}

it('asks a protection officer too where safety is why a sponsor was revoked after the household left', () => {
  const revoked = { status: 'revoked', validUntil: '2027-12-31', reasonCode: 'safety' } as const;
  const before = away();
  const now = { ...before.sponsors[0]!, vetting: revoked };
  const change = endOffersOf({ ...before, sponsors: [now] }, now, by);
  expect(change.writes).toContainEqual(
    expect.objectContaining({ type: 'notice', template: 'protection-concern' }),
  );
  expect(change.facts.map(({ act }) => act)).toContain('sponsorship.broken-down');
});

it('keeps the placement of a household that has left when consent to tell sponsors is gone', () => {
  expect(unconsented(away()).offers).toMatchObject([{ status: 'accepted' }]);
});

describe('consent that is gone', () => {
  it.each([
    ['an offer', offered],
    ['a promise', promised],
    ['a placement', placed],
  ])('ends %s in the same way', (_what, before) => {
    const after = unconsented(before());
    expect(after.offers).toMatchObject([ended('consent-withdrawn')]);
    expect(after.sponsors).toMatchObject([{ held: 0, taken: 0 }]);
    expect(after.case.run).toBe(2);
  });
});

describe('a decision by which a case goes to its closure', () => {
  const deny = { decision: 'deny', reasonCode: 'missing-documents' };
  const decide = (file: CaseFile) => {
    const asked = opened(file, 'state-decision').file;
    return decided(asked, 'state-decision', deny, command(staff('caseworker', file.case.office))).file;
  };

  it.each([
    ['a promise', promised],
    ['a placement', placed],
  ])('ends %s at once, not only when the closure is approved', (_what, before) => {
    const after = decide(before());
    expect(after.case).toMatchObject({ status: 'closing', closing: { outcome: 'denied' } });
    expect(after.offers).toMatchObject([ended('missing-documents')]);
    expect(after.sponsors).toMatchObject([{ held: 0, taken: 0 }]);
  });

  it('leaves alone what is over', () => {
    const over = unconsented(offered());
    expect(decide(over).offers).toEqual(over.offers);
  });
});
