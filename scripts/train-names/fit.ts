import { CONTEXTS, LATIN_SYMBOLS } from '../../domain/tracing/tokens/event-table.ts';
import { packCounts, type StoredModel } from '../../domain/tracing/tokens/table-codec.ts';
import { latinSymbols } from '../../domain/tracing/tokens/token-model.ts';
import { type Counts, type Pair, train } from './em.ts';
import type { SpellingPair } from './read-pairs.ts';

const BIGRAMS = 250;
const PASSES = 7;
const FLOOR = 0.4;

export interface Fit {
  readonly alphabet: string;
  readonly pairs: readonly SpellingPair[];
  readonly rareLetters?: Readonly<Record<string, readonly string[]>>;
}

/** Trains one model and packs it. The result depends on the pairs alone: EM starts from uniform tables. */
export function fitModel({ alphabet, pairs, rareLetters }: Fit, log: (line: string) => void): StoredModel {
  const number = new Map([...alphabet].map((letter, i) => [letter, i + 1]));
  const encoded: Pair[] = pairs.map((pair) => ({
    latin: latinSymbols(pair.latin),
    foreign: Uint8Array.from([...pair.foreign].map((letter) => number.get(letter) ?? 0).filter(Boolean)),
    weight: 1 + 0.5 * Math.log2(pair.count),
  }));
  const known = encoded.filter((pair) => pair.foreign.length > 0);
  const bigrams = frequentBigrams(known);
  const counts = train(known, number.size, new Map(bigrams.map((code, i) => [code, i])), PASSES, log);
  for (const [letter, spellings] of Object.entries(rareLetters ?? {})) {
    for (const spelling of spellings) addPseudoCount(counts, number.size, number.get(letter)!, spelling);
  }
  const letters = [...alphabet];
  return {
    alphabet,
    bigrams: bigrams.map((code) => letters[(code >> 7) - 1]! + letters[(code & 127) - 1]!),
    singles: packCounts(counts.singles, FLOOR),
    doubles: packCounts(counts.doubles, FLOOR),
    background: packCounts(background(known, number.size, rareLetters, number), 0.5),
  };
}

function frequentBigrams(pairs: readonly Pair[]): number[] {
  const seen = new Map<number, number>();
  for (const { foreign } of pairs) {
    for (let i = 0; i + 1 < foreign.length; i++) {
      const code = foreign[i]! * 128 + foreign[i + 1]!;
      seen.set(code, (seen.get(code) ?? 0) + 1);
    }
  }
  const ranked = [...seen].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked.slice(0, BIGRAMS).map(([code]) => code);
}

/** Adds to each context of the spelling a share of what the context has, so that the letter is rare but possible. */
function addPseudoCount(counts: Counts, letters: number, letter: number, spelling: string): void {
  const symbols = latinSymbols(spelling.slice(0, 2));
  const span = symbols.length - 1;
  for (let context = 0; context < CONTEXTS; context++) {
    const head = Math.trunc(context / LATIN_SYMBOLS) % LATIN_SYMBOLS;
    if (head !== symbols[0] || (span === 2 && context % LATIN_SYMBOLS !== symbols[1])) continue;
    const offset = context * 3 * (letters + 1);
    let seen = 0;
    for (let e = 0; e < 3 * (letters + 1); e++) seen += counts.singles[offset + e]!;
    counts.singles[offset + span * (letters + 1) + letter]! += 0.5 + 0.04 * seen;
  }
}

function background(
  pairs: readonly Pair[],
  letters: number,
  rare: Fit['rareLetters'],
  number: ReadonlyMap<string, number>,
): Float64Array {
  const size = letters + 1;
  const counts = new Float64Array(size * size);
  for (const { foreign, weight } of pairs) {
    let previous = 0;
    for (const letter of foreign) {
      counts[previous * size + letter]! += weight;
      previous = letter;
    }
    counts[previous * size]! += weight;
  }
  for (const letter of Object.keys(rare ?? {})) {
    const at = number.get(letter)!;
    for (let previous = 0; previous < size; previous++)
      counts[previous * size + at]! += (0.003 * pairs.length) / size;
  }
  return counts;
}
