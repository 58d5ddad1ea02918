import type { SampleForm, SampleForms } from '../../domain/work-item/sample-form.ts';
import { aboutOf, answering, dayOf, mostly } from '../../domain/work-item/sample-form.ts';

const SCORES = [
  [2, 3],
  [3, 27],
  [4, 45],
  [5, 25],
] as const;

/** A visit that was made; safety is scored low only where it is a concern. */
export const visited =
  (safetyConcern: boolean): SampleForm =>
  ({ now, view, chance, item }) => ({
    decision: 'completed',
    on: dayOf(now),
    safetyConcern,
    scores: Object.fromEntries(
      (view.dimensions ?? []).map((dimension) => {
        const score = chance.pick(SCORES, dimension, ...aboutOf(item));
        return [dimension, dimension === 'safety' ? Math.max(3, score) : score];
      }),
    ),
  });

/** Nobody was reached: contact is lost once the last try was in vain. */
const notReached: SampleForm = ({ view }) => ({
  decision: view.closed.some(({ decision }) => decision === 'no-contact') ? 'lost-contact' : 'no-contact',
});

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'follow-up-visit': mostly(visited(false), [notReached, 4]),
  'follow-up-action': mostly(answering('resolved'), [answering('referred', { to: 'municipality' }), 30]),
  'protection-concern': answering('resolved'),
};
