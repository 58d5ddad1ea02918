import { answering, because, mostly, type SampleForms } from '../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'relationship-evidence': mostly(answering('established', { evidence: ['documents', 'interviews'] }), [
    because('more-evidence', 'documents-missing'),
    20,
  ]),
  'anchor-agreement': answering('agrees'),
  'applicant-agreement': answering('agrees'),
};
