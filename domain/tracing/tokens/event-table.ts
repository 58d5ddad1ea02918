/** Latin symbols: 1–26 are a–z, 0 is the end of the token. */
export const LATIN_SYMBOLS = 27;

/** Left context of an event: 0 start of the token, 1 after a vowel, 2 after a consonant. */
const LEFT_CLASSES = 3;

/** Contexts of an event: left class × the next Latin symbol × the one after it. */
export const CONTEXTS = LEFT_CLASSES * LATIN_SYMBOLS * LATIN_SYMBOLS;

/** How many Latin symbols an event consumes: 0, 1 or 2. */
export const LATIN_SPANS = 3;

/**
 * Probabilities of edit events, conditional on the Latin token.
 * `singles[(context * 3 + span) * (letters + 1) + f]`: the event consumes `span` Latin symbols and writes foreign
 * letter `f` (0 = writes nothing). `doubles[((pair * 2) + span - 1) * pairs + b]`: it writes the foreign bigram `b`.
 */
export interface EventTable {
  readonly letters: number;
  readonly pairs: number;
  /** Foreign bigram (first * 128 + second) → its number; absent if no single event writes that bigram. */
  readonly pairNumber: ReadonlyMap<number, number>;
  readonly singles: Float32Array | Float64Array;
  readonly doubles: Float32Array | Float64Array;
}

const AFTER = Uint8Array.from({ length: LATIN_SYMBOLS }, (_, symbol) =>
  [1, 5, 9, 15, 21, 25].includes(symbol) ? 1 : 2,
);

/** The context of an event that starts at Latin position `j`. */
export function contextAt(latin: Uint8Array, j: number): number {
  const left = j === 0 ? 0 : (AFTER[latin[j - 1]!] ?? 2);
  const head = latin[j]!;
  const next = j + 1 < latin.length ? latin[j + 1]! : 0;
  return (left * LATIN_SYMBOLS + head) * LATIN_SYMBOLS + next;
}

/** Offset of the first event of a context in `singles`. */
export function singlesOffset(table: EventTable, context: number, span: number): number {
  return (context * LATIN_SPANS + span) * (table.letters + 1);
}

/** Offset of the first bigram event of a context in `doubles`; bigrams do not look at the left context. */
export function doublesOffset(table: EventTable, context: number, span: number): number {
  const pair = context % (LATIN_SYMBOLS * LATIN_SYMBOLS);
  return (pair * 2 + span - 1) * table.pairs;
}

/** Numbers of the foreign bigrams that start at each position, −1 where no event writes that bigram. */
export function pairsOf(table: EventTable, foreign: Uint8Array): Int16Array {
  const out = new Int16Array(foreign.length).fill(-1);
  for (let i = 0; i + 1 < foreign.length; i++) {
    out[i] = table.pairNumber.get(foreign[i]! * 128 + foreign[i + 1]!) ?? -1;
  }
  return out;
}
