// Made from the folders of stages/ and programmes/ by `npm run docs`; do not edit.
import type { SampleForms } from '../domain/work-item/sample-form.ts';
import { SAMPLE_FORMS as reintegration } from '../programmes/voluntary-return/stages/reintegration/sample-forms.ts';
import { SAMPLE_FORMS as returnCounselling } from '../programmes/voluntary-return/stages/return-counselling/sample-forms.ts';
import { SAMPLE_FORMS as bestInterests } from '../stages/best-interests/sample-forms.ts';
import { SAMPLE_FORMS as closure } from '../stages/closure/sample-forms.ts';
import { SAMPLE_FORMS as culturalOrientation } from '../stages/cultural-orientation/sample-forms.ts';
import { SAMPLE_FORMS as eligibilityReview } from '../stages/eligibility-review/sample-forms.ts';
import { SAMPLE_FORMS as familyReunification } from '../stages/family-reunification/sample-forms.ts';
import { SAMPLE_FORMS as familyTracing } from '../stages/family-tracing/sample-forms.ts';
import { SAMPLE_FORMS as healthAssessment } from '../stages/health-assessment/sample-forms.ts';
import { SAMPLE_FORMS as postArrivalFollowUp } from '../stages/post-arrival-follow-up/sample-forms.ts';
import { SAMPLE_FORMS as sponsorship } from '../stages/sponsorship/sample-forms.ts';
import { SAMPLE_FORMS as stateDecision } from '../stages/state-decision/sample-forms.ts';
import { SAMPLE_FORMS as travel } from '../stages/travel/sample-forms.ts';

/** What people usually write for each kind of work. */
export const SAMPLE_FORMS: SampleForms = {
  ...reintegration,
  ...returnCounselling,
  ...bestInterests,
  ...closure,
  ...culturalOrientation,
  ...eligibilityReview,
  ...familyReunification,
  ...familyTracing,
  ...healthAssessment,
  ...postArrivalFollowUp,
  ...sponsorship,
  ...stateDecision,
  ...travel,
};
