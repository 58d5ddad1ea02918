import { answering, because, mostly, type SampleForms } from '../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'best-interests': mostly(
    answering('in-best-interests', { panel: ['panel-chair', 'panel-health', 'panel-education'] }),
    [because('more-information', 'parent-not-heard'), 20],
  ),
};
