import type { ConsentPurpose } from '../../domain/case/consent.ts';
import type { FieldClass } from '../../domain/case/field-class.ts';
import type { NoticeTemplate } from '../../domain/case/notice.ts';
import type { BASES, ReceiptLine, What } from './line.ts';

/** How a disclosure is told to the person whose data it was. */
export interface Disclosure {
  readonly what: What;
  /** The consent that it rests on where there is one; otherwise `basis` is told. */
  readonly purpose?: ConsentPurpose;
  readonly basis?: (typeof BASES)[number];
}

const TASK: ConsentPurpose = 'assessment';
const seen = (what: What): Disclosure => ({ what, purpose: TASK });
const CHECKED: Disclosure = { what: 'checked', basis: 'oversight' };

/**
 * What each reading of a case is called. Tracing is told as a comparison and work by no name, because either could tell
 * who looks for whom, or that somebody needs protection. A test requires a line for every reading that can be recorded.
 */
export const READINGS: Readonly<Record<string, Disclosure>> = {
  'case.viewed': seen('case'),
  'cases.listed': seen('list'),
  'cases.searched': seen('search'),
  'everything.searched': seen('search'),
  'persons.searched': seen('search'),
  'cases.compared': seen('compared'),
  'persons.compared': seen('compared'),
  'tracing-requests.listed': seen('compared'),
  'tracing-request.viewed': seen('compared'),
  'documents.listed': seen('documents'),
  'document.opened': seen('documents'),
  'notes.listed': seen('notes'),
  'appointments.listed': seen('appointments'),
  'person-pages.listed': seen('case'),
  'complaints.listed': seen('work'),
  'complaint.viewed': seen('work'),
  'departures.listed': seen('journey'),
  'follow-up-visits.listed': seen('journey'),
  'placement.viewed': { what: 'placement', purpose: TASK },
  'offers.listed': seen('placement'),
  'sponsors.listed': seen('placement'),
  'sponsor.viewed': seen('placement'),
  'work-items.listed': seen('work'),
  'work-item.viewed': seen('work'),
  'notices.listed': seen('work'),
  'rights.listed': seen('work'),
  'later-acts.viewed': seen('progress'),
  'timeline.viewed': seen('progress'),
  'executions.listed': seen('progress'),
  'execution.viewed': seen('progress'),
  'stuck-cases.listed': seen('progress'),
  'withdrawal.previewed': seen('progress'),
  'erasure.previewed': seen('progress'),
  'audit.viewed': CHECKED,
  'audit.proved': CHECKED,
  'audit.exported': CHECKED,
  'histories.proved': CHECKED,
  'sponsor-histories.proved': CHECKED,
  'sponsor-audit.viewed': CHECKED,
  'sponsor-audit.proved': CHECKED,
  'readings.viewed': CHECKED,
  'readers.listed': CHECKED,
  'policy.tried': CHECKED,
  'tracing-weights.estimated': CHECKED,
  'people.listed': CHECKED,
  'people.viewed': CHECKED,
  'person-acts.listed': CHECKED,
  'people.reviewed': CHECKED,
  'export.read': { what: 'exported', basis: 'task' },
  'copy.made': seen('copy'),
  'receipt.made': seen('receipt'),
  'webhook.delivered': { what: 'event', purpose: 'referral-to-partner' },
};

interface ToSomebody extends Disclosure {
  readonly who: ReceiptLine['who'];
  readonly classes: readonly FieldClass[];
}
const TO_SPONSOR = { who: 'sponsor', purpose: 'disclosure-to-sponsor', classes: ['identity'] } as const;
const TO_STATE = { who: 'state', purpose: 'disclosure-to-state', classes: ['identity'] } as const;
const DECIDED: ToSomebody = { ...TO_STATE, what: 'state-decided' };

/** Acts in the chain of a case by which somebody outside its offices was told something, and what. */
export const ACTS: Readonly<Record<string, ToSomebody>> = {
  'offer.made': { ...TO_SPONSOR, what: 'offer' },
  'offer.resized': { ...TO_SPONSOR, what: 'offer' },
  'offer.viewed': { ...TO_SPONSOR, what: 'offer-opened' },
  'offer.promised': { ...TO_SPONSOR, what: 'offer-answered' },
  'offer.accepted': { ...TO_SPONSOR, what: 'offer-answered' },
  'placement.agency-receives': { ...TO_SPONSOR, who: 'agency', what: 'asked-agency' },
  'state.accepted': DECIDED,
  'state.accepted-in-part': DECIDED,
  'state.denied': DECIDED,
  'state.deferred': DECIDED,
  'state.decided-on-added': DECIDED,
  'dna.asked': {
    ...{ who: 'partner', what: 'referred', purpose: 'dna-test' },
    classes: ['identity', 'health'],
  },
  'application.submitted': { ...TO_STATE, what: 'asked-state' },
  'access.break-glass': { who: 'other-office', what: 'emergency', basis: 'emergency', classes: [] },
  'case.viewed': { who: 'other-office', what: 'case', purpose: TASK, classes: ['identity'] },
  'case.linked': { who: 'family', what: 'joined', purpose: 'tracing', classes: ['identity'] },
  'work-item.given': {
    ...{ who: 'partner', what: 'referred', purpose: 'referral-to-partner' },
    classes: ['identity', 'health'],
  },
  'receipt.made': { who: 'you', what: 'receipt', basis: 'own-wish', classes: ['identity'] },
  'person-page.opened': { who: 'you', what: 'progress', basis: 'own-wish', classes: ['identity'] },
  'appointment.reminded': { who: 'you', what: 'reminder', basis: 'task', classes: ['contact'] },
};

/** Work that somebody outside is asked to do by opening it. */
export const ASKED: Readonly<Record<string, ToSomebody>> = {
  'state-decision': { ...TO_STATE, what: 'asked-state' },
};

/** For whom a copy or a receipt was made. */
export const COPIES: Readonly<Record<string, ToSomebody>> = {
  person: { who: 'you', what: 'copy', basis: 'own-wish', classes: ['identity', 'health', 'contact'] },
  family: { who: 'family', what: 'copy', basis: 'own-wish', classes: ['identity', 'contact'] },
  court: { who: 'court', what: 'copy', basis: 'order', classes: ['identity'] },
};

/**
 * What a notice is called. One to staff is a message about work, whatever it is about: it must not tell that somebody
 * raised a concern, or that a relative may have been found.
 */
export const NOTICES: Readonly<Record<NoticeTemplate, What>> = {
  'sponsor-offer': 'message-offer',
  'sponsor-offer-reminder': 'message-offer',
  'sponsor-offer-expired': 'message-offer',
  'sponsor-accepted': 'message-offer',
  'sponsor-not-confirmed': 'message-offer',
  'sponsor-took-back': 'message',
  'sponsor-arrival': 'message-journey',
  'sponsor-answered': 'message',
  'sponsor-vetting': 'message-offer',
  'sponsor-link': 'message-offer',
  'sponsor-code': 'message-offer',
  'work-item-reminder': 'message',
  'work-item-escalated': 'message',
  'work-item-asked-after': 'message',
  'travel-delayed': 'message-journey',
  'protection-concern': 'message',
  'case-closed': 'message',
  'break-glass': 'message',
  'tracing-candidate-found': 'message',
  'note-mention': 'message',
  'webhook-disabled': 'message',
  'decision-not-carried-out': 'message',
  'complaint-made': 'message',
  'complaint-unread': 'message',
  'complaint-late': 'message',
  'work-given': 'message',
  'work-handed-back': 'message',
  'rights-decided': 'message',
};
