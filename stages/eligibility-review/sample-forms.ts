import {
  answering,
  because,
  dayOf,
  daysAfter,
  mostly,
  type SampleForms,
} from '../../domain/work-item/sample-form.ts';

const interview = (now: string) => ({
  interviewedOn: dayOf(daysAfter(now, -3)),
  interviewPlace: 'Registration centre, room 3',
  interviewLanguage: 'ar',
  interpreting: 'in-person',
  interpreter: 'Interpreter on duty',
  everyAdultHeard: true,
});
const NEED = {
  refugeeStatus: 'recognised-by-unhcr',
  statusSource: 'Refugee certificate',
  statusOn: '2024-06-12',
  whyNotReturn: 'Those who threatened the household still hold the place.',
  whyNotStay: 'No permit to work, no durable status, and threats go on here.',
};

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'eligibility-review': mostly(
    ({ now }) => ({ decision: 'recommend', ...interview(now), ...NEED }),
    [
      ({ now }) => ({
        ...{ decision: 'change', ...interview(now), ...NEED },
        primaryCategory: 'legal-or-physical-protection-needs',
        secondaryCategory: 'lack-of-foreseeable-alternatives',
        priority: 'normal',
      }),
      6,
    ],
    [
      ({ view, now }) => ({
        ...{ decision: 'not-recommended', ...interview(now) },
        counselled: view.members,
        reasonCode: 'no-resettlement-need',
      }),
      4,
    ],
  ),
  'eligibility-approval': mostly(answering('approve'), [because('return', 'incomplete-assessment'), 6]),
};
