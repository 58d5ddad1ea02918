import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { sponsorRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { refuseBlocked } from '../../domain/case/flag.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { isVetted } from '../../domain/sponsorship/sponsor.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { Offer } from './offer.ts';
import { releaseOffer, sponsorOf } from './release-offer.ts';
import { withDraft } from './settlement-plan.ts';
import { withSignatures } from './sign.ts';
import { plannedFor } from './support.ts';

/**
 * A sponsor's answer to an offer, given by that sponsor or recorded by staff. A yes is a promise: it reserves the
 * places, and becomes binding when staff confirm it.
 */
export const sponsorOffer = workItemKind({
  kind: 'sponsor-offer',
  stage: 'sponsorship',
  role: 'sponsor',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('accept'),
      /** The adults who sign the undertaking with it. */
      signedBy: z.array(z.string().max(60)).max(40).optional(),
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('decline'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, item, command }, form) {
    const offer = file.offers.find((candidate) => candidate.id === item.subject);
    if (offer?.status !== 'offered')
      throw new CaseError(
        'WrongState',
        `Expected an offer that waits for an answer, received one that is ${offer?.status ?? 'unknown'}.`,
      );
    if (form.decision === 'decline') return releaseOffer(file, offer, 'declined', command, form.reasonCode);
    const sponsor = sponsorOf(file, offer);
    refuseUnfit(file, sponsor, command.at);
    const consents = requireConsent(file, 'sponsor-offer', sponsorRecipients(sponsor), command.at);
    return {
      patch: {},
      writes: [promised(file, offer, sponsor, form.signedBy, command)],
      facts: [
        { act: 'offer.promised', subject: offer.id, details: { sponsorId: offer.sponsorId, consents } },
      ],
      answer: { sponsorId: offer.sponsorId },
    };
  },
});

/**
 * The offer with its sponsor's yes. The programme's plan is the sponsor's draft when it answers itself, and the draft of
 * whoever records the answer otherwise: that person does not approve it.
 */
function promised(
  file: CaseFile,
  offer: Offer,
  sponsor: Sponsor,
  signedBy: readonly string[] | undefined,
  command: Command,
): Offer {
  const signed = withSignatures(file, offer, sponsor, { signedBy }, command);
  const yes: Offer = { ...signed, status: 'promised', answeredAt: command.at };
  const lines = command.actor.kind === 'sponsor' ? [] : plannedFor(file, command.at);
  return lines.length === 0 ? yes : withDraft(yes, lines, command);
}

/** Refuses because of changes since the offer: the sponsor's vetting, or flags that block the match. */
export function refuseUnfit(file: CaseFile, sponsor: Sponsor, at: string): void {
  if (!isVetted(sponsor, dateOf(at)))
    throw new CaseError(
      'WrongState',
      'Expected a sponsor whose vetting holds today, received one whose does not.',
    );
  refuseBlocked(file.flags, 'sponsor-match');
}
