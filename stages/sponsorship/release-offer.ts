import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Notice } from '../../domain/case/notice.ts';
import { noticeTo } from '../../domain/case/notice-to.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { Offer } from './offer.ts';

/** The sponsor of an offer, as loaded with the case. */
export function sponsorOf(file: CaseFile, offer: Offer): Sponsor {
  const sponsor = file.sponsors.find((candidate) => candidate.id === offer.sponsorId);
  if (!sponsor) throw new CaseError('NotFound', `Expected the sponsor of offer ${offer.id}, received none.`);
  return sponsor;
}

/** The work that waits for an offer: the sponsor's answer, its plan, and its confirmation by staff. */
const ASKING = new Set(['sponsor-offer', 'sponsor-confirmation', 'settlement-plan']);

/** Ends an offer without a placement, or a placement that falls through, and releases its places. */
export function releaseOffer(
  file: CaseFile,
  offer: Offer,
  status: 'declined' | 'not-confirmed' | 'expired' | 'withdrawn' | 'broken-down',
  command: Command,
  reasonCode?: string,
): Change {
  const sponsor = sponsorOf(file, offer);
  const places =
    offer.status === 'accepted'
      ? { taken: Math.max(0, sponsor.taken - offer.persons) }
      : { held: Math.max(0, sponsor.held - offer.persons) };
  const reason = reasonCode ? { reasonCode } : {};
  const items = file.workItems
    .filter((item) => ASKING.has(item.kind) && item.subject === offer.id && item.status !== 'decided')
    .map((item) => ({ ...item, status: 'cancelled' as const, version: item.version + 1 }));
  return {
    patch: {},
    writes: [
      { ...offer, status, answeredAt: command.at, ...reason },
      { ...sponsor, version: sponsor.version + 1, ...places },
      ...(status === 'declined' || status === 'not-confirmed' ? [] : items),
      ...(status === 'expired' ? [lapseNotice(file, offer, command)] : []),
    ],
    facts: [
      { act: `offer.${status}`, subject: offer.id, details: { sponsorId: offer.sponsorId, ...reason } },
    ],
    answer: {},
  };
}

/** Tells a sponsor that did not answer in time that the offer is over. */
const lapseNotice = (file: CaseFile, { id, sponsorId }: Offer, command: Command): Notice =>
  noticeTo(file.case.id, { kind: 'sponsor', id: sponsorId }, 'sponsor-offer-expired', command, {
    offerId: id,
  });
