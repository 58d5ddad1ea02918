import { contextAt, doublesOffset, type EventTable, pairsOf, singlesOffset } from './event-table.ts';

/**
 * Forward probabilities: cell (j, i) holds P(first i foreign letters, first j Latin symbols consumed).
 * The token's probability is the last cell: every letter written and the end symbol consumed.
 */
export function forward(table: EventTable, latin: Uint8Array, foreign: Uint8Array): Float64Array {
  const alpha = new Float64Array((latin.length + 1) * (foreign.length + 1));
  const pairs = pairsOf(table, foreign);
  for (let j = 0; j <= latin.length; j++) forwardRow(table, latin, foreign, pairs, alpha, j);
  return alpha;
}

let scratch = new Float64Array(1024);

/** Table entries are rounded, so sums of a row may be off by this factor. */
const ROUNDING = 0.99;

/**
 * P(foreign | latin), summed over all alignments. `pairs` is {@link pairsOf} of the foreign token. A probability
 * certainly below `least` is returned as 0: two neighbouring rows bound everything that follows them.
 */
export function probability(
  table: EventTable,
  latin: Uint8Array,
  foreign: Uint8Array,
  pairs: Int16Array,
  least = 0,
): number {
  const size = (latin.length + 1) * (foreign.length + 1);
  if (scratch.length < size) scratch = new Float64Array(size);
  let before = 0;
  for (let j = 0; j <= latin.length; j++) {
    const sum = forwardRow(table, latin, foreign, pairs, scratch, j);
    if (before + sum < least * ROUNDING) return 0;
    before = sum;
  }
  return scratch[size - 1]!;
}

/**
 * Computes row j of `alpha` from the two rows before it; returns the sum of its cells. Row j depends only on the
 * Latin symbols up to j + 1.
 */
export function forwardRow(
  table: EventTable,
  latin: Uint8Array,
  foreign: Uint8Array,
  pairs: Int16Array,
  alpha: Float64Array,
  j: number,
): number {
  const { singles, doubles } = table;
  const width = foreign.length + 1;
  const row = j * width;
  const last = j === latin.length;
  const one = j > 0;
  const two = j > 1 && !last;
  const near = one ? contextAt(latin, j - 1) : 0;
  const far = two ? contextAt(latin, j - 2) : 0;
  const single = singlesOffset(table, near, 1);
  const double = doublesOffset(table, near, 1);
  const farSingle = singlesOffset(table, far, 2);
  const farDouble = doublesOffset(table, far, 2);
  const insert = last ? 0 : singlesOffset(table, contextAt(latin, j), 0);
  let sum = 0;
  for (let i = 0; i < width; i++) {
    const letter = i > 0 ? foreign[i - 1]! : 0;
    const pair = i > 1 ? pairs[i - 2]! : -1;
    let cell = one || i > 0 ? 0 : 1;
    if (one) {
      const from = row - width + i;
      if (pair >= 0) cell += alpha[from - 2]! * doubles[double + pair]!;
      if (i > 0) cell += alpha[from - 1]! * singles[single + letter]!;
      cell += alpha[from]! * singles[single]!;
    }
    if (two) {
      const from = row - 2 * width + i;
      if (pair >= 0) cell += alpha[from - 2]! * doubles[farDouble + pair]!;
      if (i > 0) cell += alpha[from - 1]! * singles[farSingle + letter]!;
      cell += alpha[from]! * singles[farSingle]!;
    }
    if (!last && i > 0) cell += alpha[row + i - 1]! * singles[insert + letter]!;
    alpha[row + i] = cell;
    sum += cell;
  }
  return sum;
}
