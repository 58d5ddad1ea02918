import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Why } from '../../domain/kernel/why.ts';
import type { ShownWithForm } from '../../domain/work-item/stage-module.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { askedOf, fundsOf, unsigned } from './support.ts';
import { whyNotReady } from './why-not-ready.ts';

/** The offer that a piece of work is about, and its sponsor. */
export function standingOfWork({ offers, sponsors }: CaseFile, { subject }: Pick<WorkItem, 'subject'>) {
  const offer = offers.find(({ id }) => id === subject);
  const sponsor = offer && sponsors.find(({ id }) => id === offer.sponsorId);
  return offer && sponsor ? { offer, sponsor } : undefined;
}

/** Why a promise cannot be confirmed yet, for the work that waits for it. */
export function whyOfPromise(file: CaseFile, item: WorkItem, at: string): readonly Why[] {
  if (item.kind !== 'sponsor-confirmation' && item.kind !== 'settlement-plan') return [];
  const standing = standingOfWork(file, item);
  if (standing?.offer.status !== 'promised') return [];
  const why = whyNotReady(file, standing.offer, standing.sponsor, at);
  return why === undefined ? [] : [why];
}

/** Who signs the undertaking: the adults of the sponsor asked. What is missing has to be entered to confirm. */
export function shownOfPromise(file: CaseFile, item: WorkItem, at: string): ShownWithForm {
  const standing = standingOfWork(file, item);
  if (!standing || (item.kind !== 'sponsor-offer' && item.kind !== 'sponsor-confirmation')) return {};
  const { offer, sponsor } = standing;
  const signs = askedOf(file, sponsor).undertaking === undefined ? [] : sponsor.adults.map(({ id }) => id);
  if (item.kind === 'sponsor-offer') return { group: signs };
  const missing = unsigned(file, offer, sponsor);
  const shows = fundsOf(file, offer, sponsor, at)?.enough === false;
  const fields = [
    ...(missing.length > 0 ? ['signedBy'] : []),
    ...(shows ? ['amount', 'account', 'proof'] : []),
  ];
  return { group: missing, ...(fields.length > 0 ? { needed: [{ decision: 'confirm', fields }] } : {}) };
}
