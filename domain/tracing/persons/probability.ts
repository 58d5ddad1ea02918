import type { PersonComparison } from './compare-person.ts';
import type { PersonWeights } from './weights.ts';

export const BANDS = ['likely', 'possible', 'unlikely'] as const;
export type Band = (typeof BANDS)[number];

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + 2 ** -logOdds);
}

const FEW = Math.log2(30_000);
const MANY = Math.log2(100_000);

/**
 * Among many persons a likely candidate is rare, and so is a wrong one: the same share of requests in vain finds one as
 * among few at a higher probability.
 */
function leastLikely(logSize: number, { likely, likelyAmongMany }: PersonWeights['bands']): number {
  const share = Math.max(0, Math.min(1, (logSize - FEW) / (MANY - FEW)));
  return likely + share * (likelyAmongMany - likely);
}

/** The band of a probability, for a pair about which it is known what else than the name agrees. */
export function bandBy(
  probability: number,
  { name, second, logSize }: { readonly name: number; readonly second: boolean; readonly logSize: number },
  { bands }: Pick<PersonWeights, 'bands'>,
): Band {
  if (probability >= leastLikely(logSize, bands) && second && name > 0) return 'likely';
  return probability >= bands.possible ? 'possible' : 'unlikely';
}

/**
 * Band of a candidate. "Likely" also needs the name and a second, different kind of evidence to agree: one field
 * alone, however strong, is never likely. No band confirms anything; people do.
 */
export const bandOf = (
  probability: number,
  comparison: PersonComparison,
  weights: PersonWeights,
  registrySize: number,
): Band => {
  const logSize = Math.log2(Math.max(1, registrySize));
  return bandBy(
    probability,
    { name: comparison.name.bits, second: hasSecondKind(comparison), logSize },
    weights,
  );
};

/** Whether another kind of evidence than the name agrees. */
export const hasSecondKind = ({ birth, birthPlace, lastPlace, relatives }: PersonComparison): boolean =>
  (birth?.bits ?? 0) > 0 ||
  (birthPlace?.bits ?? 0) > 0 ||
  (lastPlace?.bits ?? 0) > 0 ||
  relatives.some((relative) => relative.bits > 1);
