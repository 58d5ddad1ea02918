import { doublesOffset, type EventTable, LATIN_SPANS, LATIN_SYMBOLS, singlesOffset } from './event-table.ts';

/** Dirichlet weights of the back-off: pair of Latin symbols → single symbol, left context → none. */
const TO_SYMBOL = 6;
const TO_PAIR = 12;
const TO_UNIFORM = 2;

/** Raw expected counts in the layout of an event table. */
export interface EventCounts {
  readonly singles: Float32Array | Float64Array;
  readonly doubles: Float32Array | Float64Array;
}

/**
 * Turns expected counts into probabilities, each context backed off to its Latin pair, that to its head symbol, that
 * to a uniform distribution. Events that consume two symbols need the pair, so the head's share leaves them out.
 */
export function smooth(
  counts: EventCounts,
  letters: number,
  pairNumber: ReadonlyMap<number, number>,
): EventTable {
  const table: EventTable = {
    letters,
    pairs: pairNumber.size,
    pairNumber,
    singles: new Float32Array(counts.singles.length),
    doubles: new Float32Array(counts.doubles.length),
  };
  for (let head = 0; head < LATIN_SYMBOLS; head++) smoothHead(counts, table, head);
  return table;
}

function smoothHead(counts: EventCounts, table: EventTable, head: number): void {
  const size = LATIN_SPANS * (table.letters + 1);
  const two = 2 * (table.letters + 1);
  const symbol = new Float64Array(size);
  for (let left = 0; left < 3; left++) {
    for (let next = 0; next < LATIN_SYMBOLS; next++) {
      const offset = singlesOffset(table, (left * LATIN_SYMBOLS + head) * LATIN_SYMBOLS + next, 0);
      for (let e = 0; e < two; e++) symbol[e]! += counts.singles[offset + e]!;
    }
  }
  const total = sum(symbol) + TO_UNIFORM;
  for (let e = 1; e < two; e++) symbol[e] = (symbol[e]! + TO_UNIFORM / (two - 1)) / total;
  for (let next = 0; next < LATIN_SYMBOLS; next++) smoothPair(counts, table, head, next, symbol);
}

function smoothPair(
  counts: EventCounts,
  table: EventTable,
  head: number,
  next: number,
  symbol: Float64Array,
): void {
  const size = symbol.length;
  const pair = new Float64Array(size);
  const offsets = [0, 1, 2].map((left) =>
    singlesOffset(table, (left * LATIN_SYMBOLS + head) * LATIN_SYMBOLS + next, 0),
  );
  for (const offset of offsets) for (let e = 0; e < size; e++) pair[e]! += counts.singles[offset + e]!;
  const from = doublesOffset(table, head * LATIN_SYMBOLS + next, 1);
  const bigrams = counts.doubles.subarray(from, from + 2 * table.pairs);
  const bigramCount = sum(bigrams);
  const seen = sum(pair);
  const all = seen + bigramCount + TO_SYMBOL;
  for (let b = 0; b < bigrams.length; b++) table.doubles[from + b] = bigrams[b]! / all;
  const bigramShare = bigramCount / all;
  for (let e = 1; e < size; e++) pair[e] = (pair[e]! + TO_SYMBOL * symbol[e]!) / (seen + TO_SYMBOL);
  for (const offset of offsets) {
    let here = 0;
    for (let e = 0; e < size; e++) here += counts.singles[offset + e]!;
    const scale = (1 - bigramShare) / (here + TO_PAIR);
    for (let e = 1; e < size; e++)
      table.singles[offset + e] = (counts.singles[offset + e]! + TO_PAIR * pair[e]!) * scale;
  }
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
