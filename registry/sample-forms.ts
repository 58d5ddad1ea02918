// Made from the folders of stages/ and programmes/ by `npm run docs`; do not edit.
import type { SampleForms } from '../domain/work-item/sample-form.ts';
import { SAMPLE_FORMS as reintegration } from '../programmes/voluntary-return/stages/reintegration/sample-forms.ts';
import { SAMPLE_FORMS as returnCounselling } from '../programmes/voluntary-return/stages/return-counselling/sample-forms.ts';

/** What people usually write for each kind of work. */
export const SAMPLE_FORMS: SampleForms = { ...reintegration, ...returnCounselling };
