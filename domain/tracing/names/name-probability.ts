import { compareNames, lexiconRarity } from './compare-names.ts';
import { nameTokens } from './name-tokens.ts';
import { type TokenEvidence, tokenEvidence } from './token-evidence.ts';

/** Logistic calibration of name evidence alone: the bits at which the chance is one half, and the slope. */
const HALF_AT_BITS = 8;
const TURN = 0.45;

/** Probability in 0…1 that two full names belong to one person, from the names alone. */
export function nameProbability(a: string, b: string, evidence: TokenEvidence = tokenEvidence): number {
  const left = nameTokens(a);
  const right = nameTokens(b);
  if (left.length === 0 || right.length === 0) return 0;
  const { bits } = compareNames(left, right, evidence, lexiconRarity);
  return 1 / (1 + 2 ** (-TURN * (bits - HALF_AT_BITS)));
}
