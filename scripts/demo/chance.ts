import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Chance that follows from a seed and what it is about, so that the order of events does not change it. */
export interface Chance {
  /** A number in [0, 1). */
  of(...about: (string | number)[]): number;
  /** One of the options, each as likely as its weight. */
  pick<T>(options: readonly (readonly [T, number])[], ...about: (string | number)[]): T;
}

export function chanceFrom(seed: number): Chance {
  const of = (...about: (string | number)[]): number => {
    const digest = sha256(utf8ToBytes([seed, ...about].join('\u0000')));
    return new DataView(digest.buffer, digest.byteOffset).getUint32(0) / 2 ** 32;
  };
  return {
    of,
    pick(options, ...about) {
      const total = options.reduce((sum, [, weight]) => sum + weight, 0);
      let left = of(...about) * total;
      for (const [option, weight] of options) {
        left -= weight;
        if (left < 0) return option;
      }
      return options.at(-1)![0];
    },
  };
}
