import * as z from 'zod';
import { PrioritySchema, SubmissionCategorySchema } from '../../domain/case/case.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';

const submission = {
  primaryCategory: SubmissionCategorySchema,
  secondaryCategory: SubmissionCategorySchema,
  priority: PrioritySchema,
  note: NoteSchema,
};

const FormSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('recommend'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('change'), ...submission }),
  z.strictObject({
    decision: z.literal('not-recommended'),
    reasonCode: ReasonCodeSchema,
    counselled: z.array(z.string()),
    note: NoteSchema,
  }),
]);

/** Recommend, change or not recommend a case. A second person approves; every member of a case not recommended is counselled. */
export const eligibilityReview = workItemKind({
  kind: 'eligibility-review',
  stage: 'eligibility-review',
  role: 'caseworker',
  place: 'asylum',
  form: FormSchema,
  decide({ file, command }, form) {
    if (form.decision !== 'not-recommended') requireConsent(file, 'eligibility-review', [], command.at);
    if (form.decision === 'recommend')
      return { patch: {}, writes: [], facts: [{ act: 'eligibility.recommended' }], answer: {} };
    if (form.decision === 'change') {
      const { primaryCategory, secondaryCategory, priority } = form;
      if (primaryCategory === secondaryCategory)
        throw invalid('secondaryCategory', rule('differs-from-primary'), primaryCategory);
      const details = { primaryCategory, secondaryCategory, priority };
      return { patch: details, writes: [], facts: [{ act: 'eligibility.changed', details }], answer: {} };
    }
    const uncounselled = activeMembers(file).filter((person) => !form.counselled.includes(person.id));
    if (uncounselled.length > 0)
      throw invalid('counselled', rule('every-member-counselled'), `${uncounselled.length} missing`);
    return {
      patch: {},
      writes: [],
      facts: [{ act: 'eligibility.not-recommended', details: { reasonCode: form.reasonCode } }],
      answer: {},
    };
  },
});
