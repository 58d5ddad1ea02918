import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { noticeTo } from '../../domain/case/notice-to.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { codeData } from '../../domain/sponsorship/sponsor-link.ts';
import { offerOf } from './offer-page.ts';

/**
 * Sends the sponsor of a link the code that opens it, to its own phone or address, whoever asks. It tells nothing of the
 * household, so that it needs no consent. Does nothing if the offer does not exist.
 */
export function sendCode(file: CaseFile, link: SponsorLink, command: Command): Change {
  if (!offerOf(file, link)) return noChange({});
  const { offerId, sponsorId, purpose } = link;
  const to = { kind: 'sponsor', id: sponsorId } as const;
  return {
    patch: {},
    writes: [noticeTo(file.case.id, to, 'sponsor-code', command, codeData(link))],
    facts: [{ act: 'offer.code-sent', subject: offerId, details: { sponsorId, purpose } }],
    answer: {},
  };
}
