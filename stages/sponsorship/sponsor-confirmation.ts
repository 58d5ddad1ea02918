import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { sponsorRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { noticeTo } from '../../domain/case/notice-to.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { providedBy } from '../../domain/plan/provider.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { Offer } from './offer.ts';
import { releaseOffer, sponsorOf } from './release-offer.ts';
import { refuseUnfit } from './sponsor-offer.ts';

/**
 * The offer with this id that its sponsor promised to accept; throws `WrongState` if it was taken back or is over.
 */
function promisedOffer(file: CaseFile, offerId: string | undefined): Offer {
  const offer = file.offers.find(({ id }) => id === offerId);
  if (offer?.status === 'promised') return offer;
  throw new CaseError(
    'WrongState',
    `Expected an offer that its sponsor promised to take, received one that is ${offer?.status ?? 'unknown'}.`,
  );
}

/**
 * Staff confirm what a sponsor promised: only then is the household placed. Until then the sponsor can take it back,
 * on its page or by a call that staff record; in that case, or if staff do not confirm, the next sponsor is asked.
 */
export const sponsorConfirmation = workItemKind({
  kind: 'sponsor-confirmation',
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('confirm'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('taken-back'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('not-confirmed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  prepare: (file, subject) => ({ context: { sponsorId: promisedOffer(file, subject).sponsorId } }),
  decide(context, form): Change {
    const { file, item, command } = context;
    const offer = promisedOffer(file, item.subject);
    if (form.decision === 'confirm') return confirmed(context, offer);
    if (form.decision === 'taken-back') return releaseOffer(file, offer, 'declined', command, 'taken-back');
    const told = noticeTo(
      file.case.id,
      { kind: 'sponsor', id: offer.sponsorId },
      'sponsor-not-confirmed',
      command,
      { offerId: offer.id },
    );
    return mergeChanges(releaseOffer(file, offer, 'not-confirmed', command, form.reasonCode), {
      patch: {},
      writes: [told],
      facts: [],
      answer: {},
    });
  },
});

/** Places the household, if the sponsor may still receive it. */
function confirmed({ file, command }: DecisionContext, offer: Offer): Change {
  const sponsor = sponsorOf(file, offer);
  refuseUnfit(file, sponsor, command.at);
  const consents = requireConsent(file, 'sponsor-offer', sponsorRecipients(sponsor), command.at);
  return {
    patch: { stages: withStage(file.case.stages, 'sponsorship', 'completed', 'sponsored', command.at) },
    writes: [
      { ...offer, status: 'accepted' },
      {
        ...sponsor,
        version: sponsor.version + 1,
        held: Math.max(0, sponsor.held - offer.persons),
        taken: sponsor.taken + offer.persons,
      },
      ...providedBy(
        file,
        { kind: 'office' },
        { kind: 'sponsor', id: sponsor.id },
        ({ source: { kind } }) => kind === 'sponsorship',
      ),
      noticeTo(file.case.id, { kind: 'sponsor', id: sponsor.id }, 'sponsor-accepted', command, {
        offerId: offer.id,
      }),
    ],
    facts: [{ act: 'offer.accepted', subject: offer.id, details: { sponsorId: offer.sponsorId, consents } }],
    answer: { sponsorId: offer.sponsorId },
  };
}
