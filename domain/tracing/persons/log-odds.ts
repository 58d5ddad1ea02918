import type { PersonWeights } from './weights.ts';

/** A registry of fewer persons is taken for one of so many, the fewest that the calibration has seen. */
const FEWEST_PERSONS = 3000;

/**
 * log2 odds that the pair is one person. Two things could explain the agreement otherwise: a stranger, less likely the
 * more bits agree and likelier the larger the registry; and kin, who share family name, places and relatives, so that
 * only what tells the person from kin speaks against them. The odds are those against both.
 */
export function matchLogOdds(
  bits: number,
  individual: number,
  registrySize: number,
  weights: PersonWeights,
): number {
  const { offset, size, kin } = weights.calibration;
  const stranger = bits + offset - size * Math.log2(Math.max(FEWEST_PERSONS, registrySize));
  const relative = kin.slope * individual + kin.offset;
  return -Math.log2(2 ** -stranger + 2 ** -relative);
}
