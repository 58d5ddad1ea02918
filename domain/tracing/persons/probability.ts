import type { PersonComparison } from './compare-person.ts';
import type { PersonWeights } from './weights.ts';

export const BANDS = ['likely', 'possible', 'unlikely'] as const;
export type Band = (typeof BANDS)[number];

/**
 * log2 odds that the pair is one person. Two things could explain the agreement otherwise: a stranger, less likely the
 * more bits agree and likelier the larger the registry; and kin, who share family name, places and relatives, so that
 * only what tells the person from kin speaks against them. The odds are those against both.
 */
export function matchLogOdds(
  { bits, individual }: Pick<PersonComparison, 'bits' | 'individual'>,
  registrySize: number,
  weights: PersonWeights,
): number {
  const { offset, size, kin } = weights.calibration;
  const stranger = bits + offset - size * Math.log2(Math.max(1, registrySize));
  const relative = kin.slope * individual + kin.offset;
  return -Math.log2(2 ** -stranger + 2 ** -relative);
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + 2 ** -logOdds);
}

/**
 * Band of a candidate. "Likely" also needs the name and a second, different kind of evidence to agree: one field alone,
 * however strong, is never likely. No band confirms anything; people do.
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
