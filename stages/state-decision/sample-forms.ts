import { answering, because, dayOf, mostly, type SampleForms } from '../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'state-decision': mostly(
    answering('accept'),
    [because('defer', 'security-checks-pending'), 8],
    [because('deny', 'exclusion-considerations'), 4],
  ),
  'state-appeal': ({ now }) => ({ decision: 'lodged', lodgedOn: dayOf(now) }),
  'appeal-decision': answering('won'),
};
