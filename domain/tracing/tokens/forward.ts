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

/** P(foreign | latin), summed over all alignments. `pairs` is {@link pairsOf} of the foreign token. */
export function probability(
  table: EventTable,
  latin: Uint8Array,
  foreign: Uint8Array,
  pairs: Int16Array,
): number {
  const size = (latin.length + 1) * (foreign.length + 1);
  if (scratch.length < size) scratch = new Float64Array(size);
  for (let j = 0; j <= latin.length; j++) forwardRow(table, latin, foreign, pairs, scratch, j);
  return scratch[size - 1]!;
}

/** Computes row j of `alpha` from the two rows before it. Row j depends on the Latin symbols up to j + 1 only. */
export function forwardRow(
  table: EventTable,
  latin: Uint8Array,
  foreign: Uint8Array,
  pairs: Int16Array,
  alpha: Float64Array,
  j: number,
): void {
  const width = foreign.length + 1;
  const row = j * width;
  alpha.fill(0, row, row + width);
  if (j === 0) alpha[0] = 1;
  if (j > 0) consume(table, contextAt(latin, j - 1), 1, foreign, pairs, alpha, row - width, row);
  if (j > 1 && j < latin.length)
    consume(table, contextAt(latin, j - 2), 2, foreign, pairs, alpha, row - 2 * width, row);
  if (j === latin.length) return;
  const insert = singlesOffset(table, contextAt(latin, j), 0);
  for (let i = 0; i + 1 < width; i++) {
    alpha[row + i + 1]! += alpha[row + i]! * table.singles[insert + foreign[i]!]!;
  }
}

function consume(
  table: EventTable,
  context: number,
  span: number,
  foreign: Uint8Array,
  pairs: Int16Array,
  alpha: Float64Array,
  from: number,
  to: number,
): void {
  const { singles, doubles } = table;
  const single = singlesOffset(table, context, span);
  const double = doublesOffset(table, context, span);
  const silent = singles[single]!;
  for (let i = 0; i <= foreign.length; i++) {
    const here = alpha[from + i]!;
    if (here < 1e-300) continue;
    alpha[to + i]! += here * silent;
    if (i === foreign.length) continue;
    alpha[to + i + 1]! += here * singles[single + foreign[i]!]!;
    if (pairs[i]! >= 0) alpha[to + i + 2]! += here * doubles[double + pairs[i]!]!;
  }
}
