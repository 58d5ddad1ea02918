import type { Instance } from './instance.ts';
import { isAllowed } from './instance.ts';
import type { TransportOptimum } from './transport.ts';

/**
 * What holds in every placement of the most persons: these localities are full, these cases are placed. It is the
 * minimum cut belonging to the maximum flow of persons.
 */
export interface PersonsCut {
  readonly full: Uint8Array;
  readonly placed: Uint8Array;
}

/** Reads the cut off the prices of a relaxation with a lexicographic reward; undefined if they do not show one. */
export function personsCut(
  instance: Instance,
  { prices, reward, persons }: Pick<TransportOptimum, 'prices' | 'persons'> & { readonly reward: number },
): PersonsCut | undefined {
  const full = Uint8Array.from(prices, (price) => (price > reward / 2 ? 1 : 0));
  const placed = new Uint8Array(instance.caseCount);
  let capacity = 0;
  for (let l = 0; l < instance.localityCount; l += 1) if (full[l] === 1) capacity += instance.capacities[l]!;
  for (let i = 0; i < instance.caseCount; i += 1) {
    for (let l = 0; l < instance.localityCount; l += 1) {
      if (full[l] === 0 && isAllowed(instance, i, l)) placed[i] = 1;
    }
    if (placed[i] === 1) capacity += instance.sizes[i]!;
  }
  return capacity === persons ? { full, placed } : undefined;
}
