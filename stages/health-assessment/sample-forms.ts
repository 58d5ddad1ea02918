import type { SampleForm, SampleForms } from '../../domain/work-item/sample-form.ts';
import { aboutOf, answering, dayOf, mostly } from '../../domain/work-item/sample-form.ts';

const examined =
  (decision: string, classification: string): SampleForm =>
  ({ now, chance, item }) => ({
    decision,
    classification,
    examinedOn: dayOf(now),
    tuberculosisFinding: chance.of('tb', ...aboutOf(item)) < 0.05,
  });

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'health-exam': mostly(
    examined('cleared', 'no-finding'),
    [examined('cleared', 'class-b'), 10],
    [examined('treatment', 'class-a'), 6],
    [answering('missed'), 6],
  ),
};
