import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { IdentityPaperKindSchema } from '../case/identity.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { EXPIRING_PAPER, type ExpiringPaper, expiringPapers } from './expiring-papers.ts';

/** The person's record has the newer paper, or none is needed. */
export const ExpiringPaperForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('renewed'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('not-needed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);

const ContextSchema = z.object({ paperKind: IdentityPaperKindSchema });

/** The papers that an item still asks about. */
export function papersAskedAbout(
  file: CaseFile,
  { subject, context }: WorkItem,
  at: string,
): ExpiringPaper[] {
  const { paperKind } = ContextSchema.parse(context);
  const person = activeMembers(file).find(({ id }) => id === subject);
  return person ? expiringPapers(person, at).filter(({ kind }) => kind === paperKind) : [];
}

/** Takes `renewed` only when no paper of that kind on the member's record still is about to expire. */
function settlePaper(
  file: CaseFile,
  item: WorkItem,
  form: z.infer<typeof ExpiringPaperForm>,
  at: string,
): Change {
  const { paperKind } = ContextSchema.parse(item.context);
  if (form.decision === 'renewed' && papersAskedAbout(file, item, at).length > 0)
    throw invalid('decision', rule('paper-on-record', { kind: paperKind }), 'a paper that expires');
  const reason = form.decision === 'renewed' ? {} : { reasonCode: form.reasonCode };
  const details = { decision: form.decision, paperKind, ...reason };
  return {
    patch: {},
    writes: [],
    facts: [{ act: 'paper.expiry-settled', subject: item.subject ?? '', details }],
    answer: {},
  };
}

/** An identity paper of a member is about to expire. */
export const expiringPaper = workItemKind({
  kind: EXPIRING_PAPER,
  stage: 'closure',
  role: 'caseworker',
  place: 'asylum',
  form: ExpiringPaperForm,
  prepare(file, subject) {
    if (activeMembers(file).some(({ id }) => id === subject)) return {};
    throw new CaseError('WrongState', 'Expected a member of the case, received somebody who is none now.');
  },
  decide: ({ file, item, command }, form) => settlePaper(file, item, form, command.at),
});
