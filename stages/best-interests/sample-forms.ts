import { because, mostly, type SampleForm, type SampleForms } from '../../domain/work-item/sample-form.ts';

const inFavour: SampleForm = () => ({
  decision: 'in-best-interests',
  panel: ['panel-chair', 'panel-health', 'panel-education'],
  childHeard: 'heard',
  viewsOfChild: 'Wishes to go, and to go to school there.',
  representativeKind: 'appointed-representative',
  options: ['resettlement', 'stay-in-present-care'],
  reasons: 'The child is not safe here, and nobody here can look after them for long.',
});

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'best-interests': mostly(inFavour, [because('more-information', 'parent-not-heard'), 20]),
};
