import { CONTEXTS, type EventTable, LATIN_SPANS, LATIN_SYMBOLS, pairsOf } from './event-table.ts';
import { probability } from './forward.ts';
import { smooth } from './smoothing.ts';
import { type StoredModel, unpackCounts } from './table-codec.ts';

const BACKGROUND_PRIOR = 20;

/** A trained model of how tokens of one script are written in Latin, and of what such tokens look like in general. */
export interface TokenModel {
  readonly table: EventTable;
  readonly letterNumber: ReadonlyMap<string, number>;
  /** log2 probability of a letter after another, `[previous * (letters + 1) + next]`; 0 is start and end. */
  readonly background: Float32Array;
}

/** Loads a shipped model: decodes the counts and smooths them into probabilities. */
export function loadTokenModel(stored: StoredModel): TokenModel {
  const letterNumber = new Map([...stored.alphabet].map((letter, i) => [letter, i + 1]));
  const letters = letterNumber.size;
  const pairNumber = new Map(
    stored.bigrams.map((bigram, i) => {
      const [first, second] = [...bigram];
      return [letterNumber.get(first!)! * 128 + letterNumber.get(second!)!, i];
    }),
  );
  const singles = unpackCounts(stored.singles, CONTEXTS * LATIN_SPANS * (letters + 1));
  const doubles = unpackCounts(stored.doubles, LATIN_SYMBOLS * LATIN_SYMBOLS * 2 * pairNumber.size);
  const table = smooth({ singles, doubles }, letters, pairNumber);
  return { table, letterNumber, background: loadBackground(stored.background, letters) };
}

function loadBackground(packed: string, letters: number): Float32Array {
  const size = letters + 1;
  const counts = unpackCounts(packed, size * size);
  const unigram = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    unigram[i % size]! += counts[i]!;
    total += counts[i]!;
  }
  const background = new Float32Array(size * size);
  for (let first = 0; first < size; first++) {
    let seen = 0;
    for (let next = 0; next < size; next++) seen += counts[first * size + next]!;
    for (let next = 0; next < size; next++) {
      const alone = (unigram[next]! + 50) / (total + 50 * size);
      const share = (counts[first * size + next]! + BACKGROUND_PRIOR * alone) / (seen + BACKGROUND_PRIOR);
      background[first * size + next] = Math.log2(share);
    }
  }
  return background;
}

/** The letters of a token that the model knows, as numbers. */
export function foreignSymbols(model: TokenModel, token: string): Uint8Array {
  const out: number[] = [];
  for (const letter of token) {
    const number = model.letterNumber.get(letter);
    if (number !== undefined) out.push(number);
  }
  return Uint8Array.from(out);
}

/** A folded Latin token as symbols with the closing end symbol. */
export function latinSymbols(token: string): Uint8Array {
  const out = new Uint8Array(token.length + 1);
  for (let i = 0; i < token.length; i++) out[i] = token.charCodeAt(i) - 96;
  return out;
}

/** log2 P(foreign) under the background bigrams. */
export function backgroundBits(model: TokenModel, foreign: Uint8Array): number {
  const size = model.letterNumber.size + 1;
  let bits = 0;
  let previous = 0;
  for (const letter of foreign) {
    bits += model.background[previous * size + letter]!;
    previous = letter;
  }
  return bits + model.background[previous * size]!;
}

/** log2 of P(foreign | latin) / P(foreign): positive when the two are more likely one name than chance. */
export function likelihoodRatioBits(model: TokenModel, latin: Uint8Array, foreign: Uint8Array): number {
  if (foreign.length === 0 || latin.length < 2) return -20;
  const joint = probability(model.table, latin, foreign, pairsOf(model.table, foreign));
  return joint < 1e-300 ? -60 : Math.log2(joint) - backgroundBits(model, foreign);
}
