import type { CaseFile } from '../../domain/case/case-file.ts';
import { doneBeforeTravel } from '../../domain/case/case-rules.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange, withStage } from '../../domain/case/change.ts';
import type { ConsentPurpose } from '../../domain/case/consent.ts';
import { sponsorRecipients } from '../../domain/case/consent-recipients.ts';
import { standingOf } from '../../domain/case/consent-uses.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { recordBreakdown, SAFETY } from './breakdown.ts';
import type { Offer } from './offer.ts';
import { releaseOffer } from './release-offer.ts';

/**
 * Why a sponsor may not receive anyone: it was suspended or revoked, or a check of one of its adults was not clear.
 */
export function barOf({
  vetting: { status },
  adults,
}: Pick<Sponsor, 'vetting' | 'adults'>): 'suspended' | 'revoked' | 'not-clear' | undefined {
  if (status === 'suspended' || status === 'revoked') return status;
  return adults.some(({ check }) => check === 'not-clear') ? 'not-clear' : undefined;
}

/** Whether a sponsor may not receive anyone, for now or for good. */
export const isBarred = (sponsor: Pick<Sponsor, 'vetting' | 'adults'>): boolean =>
  barOf(sponsor) !== undefined;

/** Offers that can still be ended: open or promised ones, and a placement until the household has left. */
const isLive = ({ travel }: CaseFile, { status }: Offer): boolean =>
  status === 'offered' || status === 'promised' || (status === 'accepted' && !travel?.departedAt);

/**
 * Ends offers, promises and placements of a household that has not left: their places are free at once, and the
 * household is offered to others.
 */
export function endOffers(
  file: CaseFile,
  ending: readonly Offer[],
  reason: string,
  command: Command,
): Change {
  const live = ending.filter((offer) => isLive(file, offer));
  if (live.length === 0) return noChange({});
  // An open offer ends with the run that waits for its answer.
  const ended = live
    .filter(({ status }) => status !== 'offered')
    .reduce<Change>(
      (change, offer) => mergeChanges(change, releaseOffer(file, offer, 'withdrawn', command, reason)),
      interruptCase(file, undefined, command, reason),
    );
  if (!live.some(({ status }) => status === 'accepted')) return ended;
  const stages = withStage(file.case.stages, 'sponsorship', 'reopened', reason, command.at);
  return mergeChanges(ended, { patch: { stages }, writes: [], facts: [], answer: {} });
}

/** Whether the household is on its way to this sponsor, or with it. */
const isReceivedBy = ({ offers, travel }: CaseFile, sponsor: Sponsor): boolean =>
  travel?.departedAt !== undefined &&
  offers.some(({ sponsorId, status }) => sponsorId === sponsor.id && status === 'accepted');

/**
 * What follows for a case when its sponsor may no longer receive anyone: an offer or promise ends. A revoked sponsor
 * also loses its placement; with one that is suspended, or has a check that is not clear, the journey cannot be
 * booked and staff decide whether to wait (PROCESS, stage 8). Once the household has left, one that is suspended or
 * revoked is a breakdown, so that the household is made safe first; after a check that is not clear, staff decide.
 */
export function endOffersOf(file: CaseFile, sponsor: Sponsor, command: Command): Change {
  const bar = barOf(sponsor);
  if (file.case.status !== 'active' || bar === undefined) return noChange({});
  if (bar !== 'not-clear' && isReceivedBy(file, sponsor)) {
    const reason = sponsor.vetting.reasonCode === SAFETY ? SAFETY : `sponsor-${bar}`;
    return recordBreakdown(file, reason, 'staff', command);
  }
  const theirs = file.offers.filter(
    ({ sponsorId, status }) => sponsorId === sponsor.id && (bar === 'revoked' || status !== 'accepted'),
  );
  return endOffers(file, theirs, `sponsor-${bar}`, command);
}

/** A decision that sends a case to closure, together with the end of what sponsors still hold for it. */
export function withOffersEnded(file: CaseFile, change: Change, command: Command): Change {
  const { status, closing } = change.patch;
  if (status !== 'closing' || file.case.status === 'closing') return change;
  const settled = new Set(change.writes.flatMap((put) => (put.type === 'offer' ? [put.id] : [])));
  return file.offers
    .filter((offer) => isLive(file, offer) && !settled.has(offer.id))
    .reduce(
      (whole, offer) =>
        mergeChanges(whole, releaseOffer(file, offer, 'withdrawn', command, closing?.reasonCode)),
      change,
    );
}

/**
 * Ends offers to sponsors who may no longer be told about the household: an open offer, or a placement before the
 * journey.
 */
export function endUntold(file: CaseFile, purpose: ConsentPurpose, command: Command): Change | undefined {
  if (purpose !== 'disclosure-to-sponsor' || file.case.status !== 'active') return undefined;
  const untold = file.offers.filter((offer) => {
    const sponsor = file.sponsors.find(({ id }) => id === offer.sponsorId);
    const names = sponsor ? sponsorRecipients(sponsor) : [];
    return standingOf(file, 'sponsor-offer', names, command.at).missing.length > 0;
  });
  const ended = endOffers(file, untold, 'consent-withdrawn', command);
  return ended.writes.length > 0 ? ended : undefined;
}

/** What the household lacks to travel as far as its sponsor is concerned: one that may receive it. */
export const sponsorBeforeTravel = (file: CaseFile): string[] => [
  ...doneBeforeTravel('sponsorship')(file),
  ...(isReceivedByBarred(file) ? ['sponsor-standing'] : []),
];

/** Whether the sponsor due to receive the household may not receive anyone. */
const isReceivedByBarred = ({ offers, sponsors }: CaseFile): boolean =>
  offers.some(
    ({ status, sponsorId }) =>
      status === 'accepted' && sponsors.some((sponsor) => sponsor.id === sponsorId && isBarred(sponsor)),
  );
