/** A reproducible source of numbers in [0, 1). The same seed gives the same sequence on every machine. */
export type Random = () => number;

/** SplitMix32-style generator: small state, passes the usual tests well enough for sampling. */
export function seededRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 0x1_0000_0000;
  };
}

/** A whole number from 0 up to and without `limit`. */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
