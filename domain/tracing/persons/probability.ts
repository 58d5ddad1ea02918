import type { PersonComparison } from './compare-person.ts';
import type { PersonWeights } from './weights.ts';

export const BANDS = ['likely', 'possible', 'unlikely'] as const;
export type Band = (typeof BANDS)[number];

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + 2 ** -logOdds);
}

/**
 * Band of a candidate. "Likely" also needs the name and a second, different kind of evidence to agree: one field
 * alone, however strong, is never likely. No band confirms anything; people do.
 */
export function bandOf(probability: number, comparison: PersonComparison, weights: PersonWeights): Band {
  const second =
    (comparison.birth?.bits ?? 0) > 0 ||
    (comparison.birthPlace?.bits ?? 0) > 0 ||
    (comparison.lastPlace?.bits ?? 0) > 0 ||
    comparison.relatives.some((relative) => relative.bits > 1);
  if (probability >= weights.bands.likely && second && comparison.name.bits > 0) return 'likely';
  return probability >= weights.bands.possible ? 'possible' : 'unlikely';
}
