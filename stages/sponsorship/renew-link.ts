import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { noticeTo } from '../../domain/case/notice-to.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { offerOf } from './offer-page.ts';

/**
 * Sends a new link to the sponsor of an expired link: to its plan if it accepted, otherwise to the offer, which shows
 * what became of it. It goes to the sponsor's own address, whoever asks. Does nothing if the offer does not exist.
 */
export function renewLink(file: CaseFile, link: SponsorLink, command: Command): Change {
  const offer = offerOf(file, link);
  if (!offer) return noChange({});
  const { id: offerId, sponsorId, status } = offer;
  const purpose = status === 'accepted' ? 'plan' : 'offer';
  const to = { kind: 'sponsor', id: sponsorId } as const;
  return {
    patch: {},
    writes: [noticeTo(file.case.id, to, 'sponsor-link', command, { offerId, purpose })],
    facts: [{ act: 'offer.link-renewed', subject: offerId, details: { sponsorId, purpose } }],
    answer: {},
  };
}
