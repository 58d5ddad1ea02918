import type { SampleForms } from '../../../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'return-counselling': ({ view, now }) => ({
    decision: 'declared',
    declaredOn: now.slice(0, 10),
    language: 'ar',
    counselled: view.members,
  }),
};
