import * as z from 'zod';
import { PrioritySchema, SubmissionCategorySchema } from '../../domain/case/case.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { checkRecommendation, checkRefusal, interview, need } from './report.ts';

const submission = {
  primaryCategory: SubmissionCategorySchema,
  secondaryCategory: SubmissionCategorySchema,
  priority: PrioritySchema,
  note: NoteSchema,
};

const FormSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('recommend'), ...interview, ...need, note: NoteSchema }),
  z.strictObject({ decision: z.literal('change'), ...submission, ...interview, ...need }),
  z.strictObject({
    decision: z.literal('not-recommended'),
    reasonCode: ReasonCodeSchema,
    ...interview,
    counselled: z.array(z.string()),
    note: NoteSchema,
  }),
]);

/**
 * Recommend, change or not recommend a case, after an interview. A second person approves; every adult of a case that is
 * not recommended is counselled.
 */
export const eligibilityReview = workItemKind({
  kind: 'eligibility-review',
  stage: 'eligibility-review',
  role: 'caseworker',
  place: 'asylum',
  form: FormSchema,
  decide({ file, command }, form) {
    if (form.decision !== 'not-recommended') {
      requireConsent(file, 'eligibility-review', [], command.at);
      checkRecommendation(file, form, command.at);
    }
    if (form.decision === 'recommend')
      return { patch: {}, writes: [], facts: [{ act: 'eligibility.recommended' }], answer: {} };
    if (form.decision === 'change') {
      const { primaryCategory, secondaryCategory, priority } = form;
      if (primaryCategory === secondaryCategory)
        throw invalid('secondaryCategory', rule('differs-from-primary'), primaryCategory);
      const details = { primaryCategory, secondaryCategory, priority };
      return { patch: details, writes: [], facts: [{ act: 'eligibility.changed', details }], answer: {} };
    }
    const { majority } = file.policy.bestInterests;
    const members = activeMembers(file);
    const uncounselled = members
      .filter(({ birthDate }) => ageAt(birthDate, command.at) >= majority)
      .filter(({ id }) => !form.counselled.includes(id));
    if (uncounselled.length > 0)
      throw invalid('counselled', rule('every-adult-counselled'), `${uncounselled.length} missing`);
    checkRefusal(file, form, command.at);
    const counselled = members.filter(({ id }) => form.counselled.includes(id));
    return {
      patch: {},
      writes: [],
      facts: [
        { act: 'eligibility.not-recommended', details: { reasonCode: form.reasonCode } },
        ...counselled.map(({ id }) => ({ act: 'eligibility.counselled', subject: id })),
      ],
      answer: {},
    };
  },
});
