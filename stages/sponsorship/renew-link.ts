import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { noticeTo } from '../../domain/case/notice-to.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { offerOf } from './offer-page.ts';

/**
 * Sends the sponsor of a link whose time is over a new one: to its plan when it accepted, else to the offer, which
 * tells what became of it. It goes to the sponsor's own address, whoever asks. Nothing when the offer is not there.
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
