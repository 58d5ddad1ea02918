import type { CaseFile } from '../../domain/case/case-file.ts';
import { sponsorRecipients } from '../../domain/case/consent-recipients.ts';
import { standingOf } from '../../domain/case/consent-uses.ts';
import { ifGiven } from '../../domain/case/why-consent.ts';
import { type Lever, waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { WhyChange } from '../../domain/kernel/why.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';

/** Sponsors of the office that a proposal did not even look at. */
export interface LeftOut {
  /** How many have answered about this household, or are asked. */
  readonly asked: number;
  /** How many others may not be told of it, because somebody of the household has not consented to that. */
  readonly untold: number;
  /** What would have let one of them be looked at, tried and confirmed. */
  readonly ways: readonly (readonly WhyChange[])[];
}

/** A withdrawn offer was never answered, so its sponsor may be asked again. */
export const askedBefore = (file: CaseFile, sponsorId: string): boolean =>
  file.offers.some((offer) => offer.sponsorId === sponsorId && offer.status !== 'withdrawn');

const missingFor = (file: CaseFile, sponsor: Sponsor, at: string): readonly string[] =>
  standingOf(file, 'sponsor-proposal', sponsorRecipients(sponsor), at).missing;

/** Whether every member consented to disclosure to this sponsor. */
export const mayBeTold = (file: CaseFile, sponsor: Sponsor, at: string): boolean =>
  missingFor(file, sponsor, at).length === 0;

/** Which sponsors a proposal leaves out before it compares any, and why; undefined if it leaves out none. */
export function leftOutOf(file: CaseFile, sponsors: readonly Sponsor[], at: string): LeftOut | undefined {
  const unasked = sponsors.filter(({ id }) => !askedBefore(file, id));
  const untold = unasked.filter((sponsor) => !mayBeTold(file, sponsor, at));
  const asked = sponsors.length - unasked.length;
  if (asked + untold.length === 0) return undefined;
  const missing = [...new Set(untold.flatMap((sponsor) => missingFor(file, sponsor, at)))];
  const levers = missing.map((personId): Lever<CaseFile> => {
    const given = ifGiven(file, 'disclosure-to-sponsor', personId, at);
    const apply = (now: CaseFile): CaseFile => ({ ...now, consents: [...now.consents, ...given] });
    return { lever: 'consent-given', personId, steps: [{ values: {}, apply }] };
  });
  const isLookedAt = (now: CaseFile) => untold.some((sponsor) => mayBeTold(now, sponsor, at));
  return {
    asked,
    untold: untold.length,
    ways: untold.length === 0 ? [] : waysOtherwise(isLookedAt, file, levers),
  };
}
