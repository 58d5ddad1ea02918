import type { PersonWeights } from './weights.ts';

/** A smaller registry counts as having this many persons, the fewest that the calibration has seen. */
export const FEWEST_PERSONS = 3000;

/**
 * log2 odds that the pair is one person. Two alternatives could explain the agreement: a stranger, less likely the
 * more bits agree and more likely the larger the registry; and kin, who share family name, places and relatives, so
 * that only what distinguishes the person from kin counts against them. The odds are those against both.
 */
export function matchLogOdds(
  bits: number,
  individual: number,
  registrySize: number,
  { calibration }: Pick<PersonWeights, 'calibration'>,
): number {
  const { offset, size, kin } = calibration;
  const stranger = bits + offset - size * Math.log2(Math.max(FEWEST_PERSONS, registrySize));
  const relative = kin.slope * individual + kin.offset;
  return -Math.log2(2 ** -stranger + 2 ** -relative);
}
