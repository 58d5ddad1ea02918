import * as z from 'zod';
import type { Change } from '../case/change.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import type { Document } from './document.ts';
import { EXPIRING_KIND, replacementOf } from './expiring.ts';

/** A newer document is on file, or none is needed any more. */
export const ExpiringDocumentForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('renewed'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('not-needed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);

/** Takes `renewed` only when a document of the same kind, valid for longer, is on file. */
export function settleExpiring(
  documents: readonly Document[],
  { subject }: WorkItem,
  form: z.infer<typeof ExpiringDocumentForm>,
): Change {
  const old = documents.find(({ id }) => id === subject);
  if (!old) throw new CaseError('WrongState', 'Expected an item about a document, received another.');
  const newer = replacementOf(documents, old);
  if (form.decision === 'renewed' && !newer)
    throw invalid('decision', rule('document-on-file', { kind: old.kind }), 'no such document');
  const { decision } = form;
  const reason = form.decision === 'renewed' ? {} : { reasonCode: form.reasonCode };
  return {
    patch: {},
    writes: [],
    facts: [{ act: 'document.expiry-settled', subject: old.id, details: { decision, ...reason } }],
    answer: {},
  };
}

/** A document of a case is about to expire. */
export const expiringDocument = workItemKind({
  kind: EXPIRING_KIND,
  stage: 'closure',
  role: 'caseworker',
  place: 'asylum',
  anyTime: true,
  form: ExpiringDocumentForm,
  decide: ({ file, item }, form) => settleExpiring(file.documents, item, form),
});
