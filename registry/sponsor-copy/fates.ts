import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { Entities } from '../../domain/case/entities.ts';
import type { KeptBack } from './kept-back.ts';

/**
 * What becomes of a stored field in a copy of a sponsor's data: it is copied; copied in part, where a part of it is kept
 * back; it decides what is copied; or it is kept back, with the reason.
 */
export type Fate = 'copied' | 'in-part' | 'decides' | KeptBack;

type Fates<T> = Readonly<Record<keyof T, Fate | Readonly<Record<string, Fate>>>>;

const RECORD = { type: 'technical', schema: 'technical', id: 'technical' } as const;

/** Every field of every record that is stored about a sponsor. A test fails for a field that is not here. */
export const FATES_OF_SPONSOR = {
  sponsor: {
    ...{ ...RECORD, id: 'copied', version: 'technical', audit: 'technical', vettingRun: 'technical' },
    ...{ interruptedVettingRun: 'technical', erasedAt: 'decides', kind: 'copied', name: 'copied' },
    ...{ email: 'copied', phone: 'copied', mailLanguage: 'copied', destinationOffice: 'copied' },
    contact: { channel: 'copied', timeZone: 'copied', quiet: 'copied', stopped: 'copied' },
    vetting: { status: 'copied', validUntil: 'copied', reasonCode: 'in-part' },
    adults: {
      id: 'copied',
      name: 'copied',
      check: 'in-part',
      checkedOn: 'in-part',
      validUntil: 'in-part',
      training: 'in-part',
    },
    ...{ capacity: 'copied', availableFrom: 'copied', availableUntil: 'copied', languages: 'copied' },
    ...{ taken: 'households', held: 'households', vetoes: 'households', tiedTo: 'households' },
    ...{ interpreter: 'copied', accessibleHousing: 'copied', minutesToMedicalCare: 'copied' },
    ...{ supportsSingleParents: 'copied', supportsLargeHouseholds: 'copied', experience: 'copied' },
    features: 'copied',
    families: 'households',
  },
  document: {
    ...{ ...RECORD, id: 'copied', caseId: 'technical', about: 'internal', kind: 'copied', class: 'decides' },
    ...{ name: 'copied', date: 'copied', expiresOn: 'copied', addedAt: 'copied', addedBy: 'staff' },
    ...{ bytes: 'files', contentType: 'files', thumbnail: 'files', digest: 'files' },
    ...{ thumbnailDigest: 'files', scan: 'technical' },
    ...{ status: 'decides', refusal: 'technical', endedAt: 'technical' },
  },
  'rights-request': {
    ...{ ...RECORD, id: 'copied', caseId: 'technical', personId: 'technical', right: 'copied' },
    ...{ purpose: 'copied', askedBy: 'copied', channel: 'copied', words: 'copied', askedOn: 'copied' },
    ...{ dueOn: 'copied', recordedAt: 'copied', recordedBy: 'staff', status: 'copied', outcome: 'copied' },
    decision: { by: 'staff', at: 'copied', reasonCode: 'copied', told: 'copied' },
    lifted: { by: 'staff', at: 'copied', reasonCode: 'copied' },
    carriedOut: { at: 'copied', backupsUntil: 'copied' },
  },
  'legal-hold': {
    ...{ ...RECORD, caseId: 'technical', reasonCode: 'authorities', authority: 'authorities' },
    ...{ reference: 'authorities', note: 'authorities', setBy: 'staff', setAt: 'authorities' },
    lifted: { by: 'staff', at: 'authorities', reasonCode: 'authorities' },
  },
  /** Of its own work only until when it is kept; of an offer only what it wrote itself. */
  'work-item': {
    ...{ ...RECORD, caseId: 'technical', version: 'technical', kind: 'decides', stage: 'internal' },
    ...{ subject: 'internal', role: 'internal', office: 'internal', status: 'internal', round: 'internal' },
    ...{ openedAt: 'internal', dueAt: 'internal', escalatedAt: 'internal', assignee: 'staff' },
    ...{ context: 'internal', token: 'technical', execution: 'technical', command: 'technical' },
    decision: {
      ...{ code: 'decides', by: 'decides', at: 'decides', command: 'technical', answer: 'technical' },
      form: 'in-part',
    },
    ...{ held: 'internal', takenBack: 'internal', given: 'internal' },
  },
  notice: {
    ...{ ...RECORD, caseId: 'households', template: 'copied', to: 'decides', data: 'households' },
    ...{ status: 'copied', at: 'in-part', channel: 'copied', sentAt: 'copied', sendAfter: 'technical' },
    ...{ digest: 'technical', tries: 'technical', reasonCode: 'households', readBy: 'staff' },
  },
  offer: {
    ...{ ...RECORD, id: 'decides', caseId: 'households', sponsorId: 'decides', persons: 'households' },
    source: 'internal',
    ...{ status: 'copied', offeredAt: 'copied', answeredAt: 'copied', reasonCode: 'in-part' },
    undertaking: { text: 'copied', signatures: 'in-part' },
    // What is set aside follows from how many they are.
    funds: 'households',
    // What each line says in words may be about the household.
    plan: {
      ...{ state: 'copied', lines: 'in-part', draftedBy: 'staff', draftedAt: 'copied', seenBy: 'staff' },
      ...{ seenAt: 'copied', reasonCode: 'internal' },
    },
  },
  'sponsor-message': {
    ...{ ...RECORD, caseId: 'households', offerId: 'decides', sponsorId: 'decides', kind: 'decides' },
    ...{ topic: 'households', text: 'in-part', at: 'copied', answer: 'households', answeredAt: 'in-part' },
  },
  /** Of its chain only when it was registered; that it was looked at stands in the chains of readers. */
  'audit-entry': {
    ...{ type: 'technical', schema: 'technical', caseId: 'technical', seq: 'technical', at: 'in-part' },
    ...{ actor: 'staff', command: 'technical', facts: 'internal', prevHash: 'technical' },
    ...{ hash: 'technical', left: 'technical' },
  },
} as const satisfies { readonly [Type in keyof Entities]?: Fates<Entities[Type]> } & {
  'audit-entry': Fates<AuditEntry>;
};
