import { answering, because, mostly, type SampleForms } from '../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'eligibility-review': mostly(
    answering('recommend'),
    [
      answering('change', {
        primaryCategory: 'legal-or-physical-protection-needs',
        secondaryCategory: 'lack-of-foreseeable-alternatives',
        priority: 'normal',
      }),
      6,
    ],
    [
      ({ view }) => ({
        decision: 'not-recommended',
        counselled: view.members,
        reasonCode: 'no-resettlement-need',
      }),
      4,
    ],
  ),
  'eligibility-approval': mostly(answering('approve'), [because('return', 'incomplete-assessment'), 6]),
};
