import { lexiconRarity, type Rarity } from '../names/compare-names.ts';
import type { NameToken } from '../names/name-tokens.ts';
import type { Place } from '../persons/places.ts';
import type { TracingIndex } from './port.ts';
import { placeCode } from './posting-keys.ts';
import { postingCode } from './skeleton.ts';

/** Weight of the lexicon's rarity of a name, in persons, against the registry's count. */
const PRIOR_PERSONS = 200;
const MAX_RARITY = 14;

/** −log2 of the share of the registry's people from a place; undefined if not counted. */
export type PlaceRarity = (place: Place) => number | undefined;

const shareBits = (persons: number, of: number): number => -Math.log2(persons / of);

/** How rare names are in one registry, in bits. */
export interface RegistryRarity {
  readonly ofCodes: (codes: readonly string[]) => Promise<number[]>;
  /** Counts bearers of words and people of places in one read, so that asking for either needs none. */
  readonly learn: (words: readonly NameToken[], places: readonly Place[]) => Promise<void>;
  /**
   * Rarity of the given words: counted bearers, with the lexicon's prior where few are registered. Other words are
   * not counted, so that what one request reads cannot change another's answer.
   */
  readonly ofWords: (words: readonly NameToken[]) => Promise<Rarity>;
  /** Rarity of the given places: counts people who were born there or were last there. */
  readonly ofPlaces: (places: readonly Place[]) => Promise<PlaceRarity>;
}

export function registryRarity(index: TracingIndex, size: number): RegistryRarity {
  const counts = new Map<string, number>();
  const learn = async (codes: readonly string[]): Promise<void> => {
    const missing = [...new Set(codes)].filter((code) => !counts.has(code));
    const found = missing.length === 0 ? [] : await index.frequencies(missing);
    missing.forEach((code, i) => {
      counts.set(code, found[i]!);
    });
  };
  return {
    learn: (words, places) => learn([...words.map(postingCode), ...places.map(placeCode)]),
    async ofCodes(codes) {
      await learn(codes);
      return codes.map((code) => Math.min(MAX_RARITY, -Math.log2((counts.get(code)! + 1) / (size + 1))));
    },
    async ofWords(words) {
      await learn(words.map(postingCode));
      const sought = new Map(words.map((word) => [word, bitsOf(word, counts.get(postingCode(word))!, size)]));
      return (word) => sought.get(word) ?? MAX_RARITY;
    },
    async ofPlaces(places) {
      const codes = places.map(placeCode);
      await learn(codes);
      const sought = new Map(
        places.map((place, i) => [place, shareBits(counts.get(codes[i]!)! + 1, size + PRIOR_PERSONS)]),
      );
      return (place) => sought.get(place);
    },
  };
}

function bitsOf(word: NameToken, bearers: number, size: number): number {
  const share = (bearers + PRIOR_PERSONS * 2 ** -lexiconRarity(word)) / (size + PRIOR_PERSONS);
  return Math.min(MAX_RARITY, -Math.log2(share));
}
