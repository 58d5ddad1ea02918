import type { SampleForm, SampleForms } from '../../domain/work-item/sample-form.ts';
import { aboutOf, answering, dayOf, mostly } from '../../domain/work-item/sample-form.ts';

const SCORES = [
  [2, 1],
  [3, 29],
  [4, 45],
  [5, 25],
] as const;

const BECAME = [
  ['still-owed', 6],
  ['not-needed', 2],
  ['declined', 2],
  ['delivered', 90],
] as const;

/** A visit that was made, and most of what was due has come; safety is scored low only where it is a concern. */
export const visited =
  (safetyConcern: boolean): SampleForm =>
  ({ now, view, chance, item }) => ({
    decision: 'completed',
    on: dayOf(now),
    safetyConcern,
    scores: (view.scored ?? []).map(({ whom, dimensions }) => ({
      whom,
      scores: Object.fromEntries(
        dimensions.map((dimension) => {
          const score = chance.pick(SCORES, dimension, whom, ...aboutOf(item));
          return [dimension, dimension === 'safety' ? Math.max(3, score) : score];
        }),
      ),
    })),
    lines: (view.due ?? []).map(({ lineId }, index) => ({
      lineId,
      became: chance.pick(BECAME, 'line', index, ...aboutOf(item)),
    })),
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
  'overdue-lines': ({ view }) => ({
    decision: 'settled',
    lines: (view.due ?? []).map(({ lineId }) => ({ lineId, became: 'delivered' })),
  }),
};
