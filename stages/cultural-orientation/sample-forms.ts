import type { SampleForm, SampleForms } from '../../domain/work-item/sample-form.ts';
import { aboutOf, because, dayOf } from '../../domain/work-item/sample-form.ts';

const held: SampleForm = ({ view, chance, now, item }) => {
  const group = view.group ?? [];
  const absent = group.filter((member) => chance.of('absent', member, ...aboutOf(item)) < 0.06);
  const present = group.filter((member) => !absent.includes(member));
  const asked = (view.needed ?? []).some(({ fields }) => fields.includes('learned'));
  const slow = (member: string) => chance.of('learned', member, ...aboutOf(item)) < 0.08;
  return {
    decision: 'held',
    heldOn: dayOf(now),
    topics: view.topics ?? [],
    present,
    absent,
    ...(asked
      ? {
          knewBefore: present.map((personId) => ({ personId, level: 'not-yet' })),
          learned: present.map((personId) => ({ personId, level: slow(personId) ? 'not-yet' : 'well' })),
        }
      : {}),
  };
};

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'orientation-session': held,
  'orientation-exception': because('excuse', 'illness'),
};
