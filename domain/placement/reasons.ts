import { present } from '../kernel/present.ts';
import type { Objective } from './batch/batch.ts';
import type { Locality, PlacementCase } from './model/placement-input.ts';
import { mayGo } from './model/problem.ts';

/** Why a case is not placed. Each reason is true of the answer it belongs to. */
export type UnplacedReason =
  | { readonly kind: 'no-locality-allowed'; readonly text: string }
  | { readonly kind: 'larger-than-every-capacity'; readonly largest: number; readonly text: string }
  | { readonly kind: 'no-room-left'; readonly mostFree: number; readonly text: string }
  | { readonly kind: 'score-not-raised'; readonly text: string }
  | { readonly kind: 'kept-for-later'; readonly text: string };

/** The reason for an unplaced case, given the places left when it was decided. */
export function unplacedReason(
  one: PlacementCase,
  localities: readonly Locality[],
  left: Int32Array,
  { mode, objective }: { readonly mode: 'batch' | 'online'; readonly objective: Objective },
): UnplacedReason {
  const allowed = localities
    .map((locality, l) => ({ locality, left: present(left[l], `the places left at ${locality.id}`) }))
    .filter(({ locality }) => mayGo(one, locality.id));
  if (allowed.length === 0) {
    const why =
      one.tiedTo === null
        ? 'no locality is compatible'
        : `it is tied to ${one.tiedTo}, which is not compatible`;
    return { kind: 'no-locality-allowed', text: `It may go nowhere: ${why}.` };
  }
  const largest = Math.max(...allowed.map(({ locality }) => locality.capacity));
  if (largest < one.size) {
    const text = `It needs ${one.size} places together; no locality open to it has more than ${largest} in all.`;
    return { kind: 'larger-than-every-capacity', largest, text };
  }
  const mostFree = Math.max(...allowed.map((of) => of.left));
  if (mostFree < one.size) {
    const text = `It needs ${one.size} places together; no locality open to it has more than ${mostFree} left.`;
    return { kind: 'no-room-left', mostFree, text };
  }
  const scores = allowed
    .filter((of) => of.left >= one.size)
    .map(({ locality }) => one.scores[locality.id] ?? 0);
  if (mode === 'online' && (objective === 'placed-first' || Math.max(...scores) >= 0)) {
    const text =
      objective === 'placed-first'
        ? 'Its places are expected to be filled by as many persons of later cases, with a higher total score.'
        : 'Its places are worth more to the cases expected later (objective: score alone).';
    return { kind: 'kept-for-later', text };
  }
  return {
    kind: 'score-not-raised',
    text: 'Placing it would lower the total score (objective: score alone).',
  };
}
