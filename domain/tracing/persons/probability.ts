import type { PersonComparison } from './compare-person.ts';
import type { PersonWeights } from './weights.ts';

export const BANDS = ['likely', 'possible', 'unlikely'] as const;
export type Band = (typeof BANDS)[number];

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + 2 ** -logOdds);
}

/** The band of a probability, for a pair about which it is known what else than the name agrees. */
export function bandBy(
  probability: number,
  { name, second }: { readonly name: number; readonly second: boolean },
  { bands }: Pick<PersonWeights, 'bands'>,
): Band {
  if (probability >= bands.likely && second && name > 0) return 'likely';
  return probability >= bands.possible ? 'possible' : 'unlikely';
}

/**
 * Band of a candidate. "Likely" also needs the name and a second, different kind of evidence to agree: one field
 * alone, however strong, is never likely. No band confirms anything; people do.
 */
export const bandOf = (probability: number, comparison: PersonComparison, weights: PersonWeights): Band =>
  bandBy(probability, { name: comparison.name.bits, second: hasSecondKind(comparison) }, weights);

/** Whether another kind of evidence than the name agrees. */
export const hasSecondKind = ({ birth, birthPlace, lastPlace, relatives }: PersonComparison): boolean =>
  (birth?.bits ?? 0) > 0 ||
  (birthPlace?.bits ?? 0) > 0 ||
  (lastPlace?.bits ?? 0) > 0 ||
  relatives.some((relative) => relative.bits > 1);
