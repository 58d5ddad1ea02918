import type { SampleForm, SampleForms } from '../../domain/work-item/sample-form.ts';
import { aboutOf, because, dayOf } from '../../domain/work-item/sample-form.ts';

const held: SampleForm = ({ view, chance, now, item }) => {
  const group = view.group ?? [];
  const absent = group.filter((member) => chance.of('absent', member, ...aboutOf(item)) < 0.06);
  return {
    decision: 'held',
    heldOn: dayOf(now),
    topics: view.topics ?? [],
    present: group.filter((member) => !absent.includes(member)),
    absent,
  };
};

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'orientation-session': held,
  'orientation-exception': because('excuse', 'illness'),
};
