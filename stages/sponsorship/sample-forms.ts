import { answering, because, mostly, type SampleForms } from '../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'sponsor-proposal': answering('confirm'),
  'sponsor-offer': mostly(answering('accept'), [because('decline', 'housing-not-ready'), 15]),
  'sponsor-confirmation': answering('confirm'),
  'sponsorship-breakdown': answering('new-sponsor', { housing: 'A safe flat of the agency.' }),
  'placement-decision': mostly(answering('continue'), [because('agency-receives', 'no-sponsor-left'), 40]),
};
