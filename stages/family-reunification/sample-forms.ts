import {
  answering,
  because,
  dayOf,
  daysAfter,
  mostly,
  type SampleForms,
} from '../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'relationship-evidence': mostly(answering('established', { evidence: ['documents', 'interviews'] }), [
    because('more-evidence', 'documents-missing'),
    20,
  ]),
  'anchor-agreement': ({ now }) => ({
    decision: 'agrees',
    anchorStatus: 'refugee',
    statusSince: dayOf(daysAfter(now, -60)),
  }),
  'applicant-agreement': ({ now }) => ({ decision: 'agrees', appliedOn: dayOf(now) }),
};
