import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { sponsorRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { dateOf, isBefore, secondsOf } from '../../domain/kernel/calendar.ts';
import { mayNotTell } from '../../domain/notices/may-tell.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { isVetted } from '../../domain/sponsorship/sponsor.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import type { SponsorMessage } from '../../domain/sponsorship/sponsor-message.ts';
import { decideWorkItem } from '../../domain/work-item/decide-work-item.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import type { Disclosed } from './disclosure.ts';
import { disclosedTo } from './disclosure.ts';
import type { Offer } from './offer.ts';
import { sponsorOf } from './release-offer.ts';

/** The offer of a link, if it belongs to that sponsor; undefined otherwise. */
export const offerOf = (file: CaseFile, link: SponsorLink): Offer | undefined =>
  file.offers.find(({ id, sponsorId }) => id === link.offerId && sponsorId === link.sponsorId);

const askedItem = (file: CaseFile, offer: Offer): WorkItem | undefined =>
  file.workItems.find(({ kind, subject }) => kind === 'sponsor-offer' && subject === offer.id);

/**
 * What the page of an offer shows; nothing about the household once the offer is no longer open, the sponsor's
 * vetting is invalid, or a consent is missing.
 */
export interface OfferView {
  state: Exclude<Offer['status'], 'broken-down'>;
  dueAt?: string;
  disclosed?: Disclosed;
  questions: AskedQuestion[];
}

/** Answered at an instant: on the page, or in another way if there is no answer on it. */
export type AskedQuestion = Pick<SponsorMessage, 'text' | 'at' | 'answer' | 'answeredAt'>;

/** What a sponsor asked about an offer, with the answers so far; still shown after the offer is answered. */
export const questionsOf = (file: CaseFile, offer: Offer): OfferView['questions'] =>
  file.messages
    .filter(({ offerId, kind }) => offerId === offer.id && kind === 'question')
    .sort((a, b) => (isBefore(a.at, b.at) ? -1 : 1))
    .map(({ text, at, answer, answeredAt }) => ({
      ...{ text, at },
      ...(answer === undefined ? {} : { answer }),
      ...(answeredAt === undefined ? {} : { answeredAt }),
    }));

/** Offers that still await a decision. */
const WAITING: ReadonlySet<Offer['status']> = new Set(['offered', 'promised']);

export function offerView(file: CaseFile, offer: Offer, sponsor: Sponsor, at: string): OfferView {
  const item = askedItem(file, offer);
  const disclosed = isVetted(sponsor, dateOf(at)) ? disclosedTo(file, sponsor, at) : undefined;
  const open = offer.status === 'offered' && item !== undefined && isOpen(item);
  const closed = (offer.status === 'offered' && !open) || (WAITING.has(offer.status) && !disclosed);
  const state = closed || offer.status === 'broken-down' ? 'withdrawn' : offer.status;
  return {
    state,
    // Answers tell of the household: they stay, whatever became of the offer, for as long as it may be told of.
    questions: state !== 'withdrawn' && disclosed ? questionsOf(file, offer) : [],
    ...(item ? { dueAt: item.dueAt } : {}),
    ...(state === 'offered' && disclosed ? { disclosed } : {}),
  };
}

/** One planned check after the arrival; `at` is known once the household has arrived. */
export interface PlannedCheck {
  checks: string[];
  days: number;
  at?: string;
}

export interface PlanView {
  travelsAt?: string;
  arrivedAt?: string;
  duties: PlannedCheck[];
}

/**
 * The plan after arrival of a household that the sponsor receives: the programme's visits and what each one checks, none without follow-up.
 * Undefined as soon as the sponsor may no longer be told about the household.
 */
export function planView(file: CaseFile, sponsor: Sponsor, at: string): PlanView | undefined {
  if (mayNotTell(file, sponsor, at) !== undefined) return undefined;
  const { travel, followUp, policy } = file;
  const visits = policy.stages.includes('post-arrival-follow-up') ? policy.followUp.visits : [];
  const duties = visits.map(({ id, after, checks }): PlannedCheck => {
    const visit = followUp?.visits.find((one) => one.id === id);
    const days = Math.max(1, Math.round(secondsOf(at, after) / 86_400));
    return { checks, days, ...(visit ? { at: visit.dueAt } : {}) };
  });
  const travelsAt = travel?.departedAt ?? travel?.departureAt;
  const arrivedAt = followUp?.arrivedAt ?? travel?.arrivedAt;
  return {
    duties,
    ...(travelsAt ? { travelsAt } : {}),
    ...(arrivedAt ? { arrivedAt } : {}),
  };
}

/** A sponsor's answer on its page. Once an offer is answered or over, another answer changes nothing. */
export function answerOffer(
  file: CaseFile,
  offer: Offer,
  form: { decision: 'accept' } | { decision: 'decline'; reasonCode: string; note?: string },
  command: Command,
): Change {
  const item = askedItem(file, offer);
  if (offer.status !== 'offered' || !item || !isOpen(item)) return noChange({});
  requireConsent(file, 'sponsor-offer', sponsorRecipients(sponsorOf(file, offer)), command.at);
  return decideWorkItem(file, item.id, form, command);
}

/** Audit event: what the consents allow was shown to the sponsor. */
export const recordOfferView = (offer: Offer, fields: readonly string[]): Change => ({
  patch: {},
  writes: [],
  facts: [
    {
      act: 'offer.viewed',
      subject: offer.id,
      details: { sponsorId: offer.sponsorId, fields: [...fields].sort() },
    },
  ],
  answer: {},
});
