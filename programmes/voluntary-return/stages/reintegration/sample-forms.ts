import type { SampleForms } from '../../../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'reintegration-plan': () => ({ decision: 'agreed', dimensions: ['economic', 'social'] }),
};
