import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { SampleChance } from '../../domain/work-item/sample-form.ts';

/**
 * Chance derived from a seed and a subject, so that neither the order of events nor the key of the ids changes it.
 */
export type Chance = SampleChance;

/** `named` replaces the ids in a text by names that are the same in every run. */
export function chanceFrom(seed: number, named: (text: string) => string = (text) => text): Chance {
  const of = (...about: (string | number)[]): number => {
    const digest = sha256(utf8ToBytes([seed, ...about.map((part) => named(String(part)))].join('\u0000')));
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

/** Always the usual form: nothing unusual happens. */
export const USUAL: Chance = { of: () => 0.99, pick: (options) => options.at(-1)![0] };
