import type { SampleForm, SampleForms } from '../../domain/work-item/sample-form.ts';
import { aboutOf, answering, dayOf, daysAfter, mostly } from '../../domain/work-item/sample-form.ts';

/** Cleared for travel; few have a class of tuberculosis, and some are vaccinated on the day. */
export const cleared =
  (classification: string, fields: Record<string, unknown> = {}): SampleForm =>
  ({ now, chance, item }) => ({
    decision: 'cleared',
    classification,
    tuberculosisClass: chance.of('tb', ...aboutOf(item)) < 0.05 ? 'b2' : 'none',
    examinedOn: dayOf(now),
    ...(chance.of('vaccinated', ...aboutOf(item)) < 0.3 ? { vaccinations: ['measles', 'rubella'] } : {}),
    ...fields,
  });
/** Found to be infectious, and treated until the day that the clinician names. */
export const treatedFor =
  (days: number): SampleForm =>
  ({ now }) => ({
    ...{ decision: 'treatment', classification: 'class-a', classAConditions: ['tuberculosis'] },
    ...{ examinedOn: dayOf(now), nextExamOn: dayOf(daysAfter(now, days)) },
    treatment: 'Treatment of tuberculosis under observation',
  });
/** Somebody who needs dialysis and a wheelchair, on the way and after it. */
export const withCondition: SampleForm = cleared('class-b', {
  ...{ travelNeeds: ['wheelchair', 'dialysis'], careNeeds: ['dialysis-nearby', 'no-stairs'] },
  ...{
    seenWithin: 'day',
    plainWords: 'Needs dialysis three times a week, the last one on the day before the flight.',
  },
});

const seen =
  (outcome: string): SampleForm =>
  ({ now }) => ({ decision: 'seen', seenOn: dayOf(now), outcome });

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'receiving-clinic': seen('Seen; comes again in a month.'),
  'care-on-arrival': seen('Seen at the hospital; dialysis is arranged.'),
  'health-exam': mostly(
    cleared('no-finding'),
    [cleared('class-b'), 9],
    [withCondition, 1],
    [treatedFor(45), 6],
    [answering('missed'), 6],
  ),
};
