import { compareNames, lexiconRarity } from './compare-names.ts';
import { nameReadings } from './name-readings.ts';
import { type TokenEvidence, tokenEvidence } from './token-evidence.ts';

/** Logistic calibration of name evidence alone: the bits at which the chance is one half, and the slope. */
const HALF_AT_BITS = 8;
const TURN = 0.45;

/** Probability in 0…1 that two full names belong to one person, from the names alone. */
export function nameProbability(a: string, b: string, evidence: TokenEvidence = tokenEvidence): number {
  const right = nameReadings(b);
  const bits = nameReadings(a).flatMap((left) =>
    right.map((other) => compareNames(left, other, evidence, lexiconRarity).bits),
  );
  if (bits.length === 0) return 0;
  return 1 / (1 + 2 ** (-TURN * (Math.max(...bits) - HALF_AT_BITS)));
}
