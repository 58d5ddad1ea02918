import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import { sponsorRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { refuseBlocked } from '../../domain/case/flag.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { Offer } from './offer.ts';
import { offerGates } from './placement-view.ts';
import { releaseOffer } from './release-offer.ts';

/** Work in which a person decides what comes next. */
const ROUNDS = new Set(['placement-decision', 'sponsorship-breakdown']);

/** Offers made in this round of sponsorship: since a person last decided what comes next. */
export function offersSince(file: CaseFile): Offer[] {
  const decisions = file.workItems.filter((item) => ROUNDS.has(item.kind) && item.decision);
  const last =
    decisions
      .flatMap(({ decision }) => decision?.at ?? [])
      .sort()
      .at(-1) ?? '';
  return file.offers.filter((offer) => offer.offeredAt > last);
}

/**
 * Offers the household to a sponsor and reserves its persons in the sponsor's capacity; an offer still open is
 * expired first. Throws `CapacityTaken` if a gate now rules the sponsor out, and `ConsentMissing` unless every member
 * consented to disclosure to this sponsor.
 */
export function makeOffer(
  file: CaseFile,
  sponsor: Sponsor,
  source: Offer['source'],
  command: Command,
): Change {
  if (file.offers.some(({ status }) => status === 'promised'))
    throw new CaseError('WrongState', 'Expected a household that no sponsor has promised to receive.');
  const consents = requireConsent(file, 'sponsor-offer', sponsorRecipients(sponsor), command.at);
  refuseBlocked(file.flags, 'sponsor-match');
  const [gate] = offerGates(file, sponsor, command.at);
  if (gate)
    throw new CaseError(
      'CapacityTaken',
      `Expected a sponsor that passes every gate, received one ruled out by ${gate}.`,
    );
  const persons = activeMembers(file).length;
  const offer: Offer = {
    type: 'offer',
    schema: 4,
    id: identifier('offer', file.case.id, sponsor.id, command.id),
    caseId: file.case.id,
    sponsorId: sponsor.id,
    persons,
    source,
    status: 'offered',
    offeredAt: command.at,
  };
  const details = { persons, source, answerBy: plus(command.at, file.policy.sponsorship.answerWithin) };
  return mergeChanges(expireOpenOffers(file, command), {
    patch: {},
    writes: [offer, { ...sponsor, version: sponsor.version + 1, held: sponsor.held + persons }],
    facts: [
      { act: 'offer.made', subject: offer.id, details: { ...details, sponsorId: sponsor.id, consents } },
    ],
    answer: { offerId: offer.id, sponsorId: sponsor.id },
  });
}

/** Ends the offers that were not answered in time and releases their places. */
export function expireOpenOffers(file: CaseFile, command: Command): Change {
  const open = file.offers.filter((offer) => offer.status === 'offered');
  return open.reduce(
    (change, offer) => mergeChanges(change, releaseOffer(file, offer, 'expired', command)),
    noChange({}),
  );
}
