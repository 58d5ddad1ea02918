import {
  CONTEXTS,
  contextAt,
  doublesOffset,
  type EventTable,
  LATIN_SPANS,
  LATIN_SYMBOLS,
  pairsOf,
  singlesOffset,
} from '../../domain/tracing/tokens/event-table.ts';
import { forward } from '../../domain/tracing/tokens/forward.ts';
import { smooth } from '../../domain/tracing/tokens/smoothing.ts';

/** A training pair in symbols, with its weight. */
export interface Pair {
  readonly latin: Uint8Array;
  readonly foreign: Uint8Array;
  readonly weight: number;
}

/** Expected counts of one EM pass, in the layout of {@link EventTable}. */
export interface Counts {
  readonly singles: Float64Array;
  readonly doubles: Float64Array;
  logLikelihood: number;
}

export function emptyCounts(letters: number, pairs: number): Counts {
  return {
    singles: new Float64Array(CONTEXTS * LATIN_SPANS * (letters + 1)),
    doubles: new Float64Array(LATIN_SYMBOLS * LATIN_SYMBOLS * 2 * pairs),
    logLikelihood: 0,
  };
}

/** Adds the expected event counts of one pair (forward-backward). Pairs that the table cannot explain are left out. */
export function expect(table: EventTable, pair: Pair, counts: Counts, noiseFloor: number): boolean {
  const { latin, foreign } = pair;
  const width = foreign.length + 1;
  const alpha = forward(table, latin, foreign);
  const total = alpha[alpha.length - 1]!;
  if (total < noiseFloor ** foreign.length) return false;
  counts.logLikelihood += Math.log(total) * pair.weight;
  const beta = new Float64Array(alpha.length);
  beta[beta.length - 1] = 1;
  const pairs = pairsOf(table, foreign);
  const scale = pair.weight / total;
  for (let j = latin.length - 1; j >= 0; j--)
    gather(table, pair, pairs, alpha, beta, counts, j, width, scale);
  return true;
}

function gather(
  table: EventTable,
  pair: Pair,
  pairs: Int16Array,
  alpha: Float64Array,
  beta: Float64Array,
  counts: Counts,
  j: number,
  width: number,
  scale: number,
): void {
  const { latin, foreign } = pair;
  const context = contextAt(latin, j);
  const spanTwo = j + 2 < latin.length;
  const row = j * width;
  for (let i = width - 1; i >= 0; i--) {
    const a = alpha[row + i]! * scale;
    let sum = 0;
    const event = (
      store: Float64Array | Float64Array,
      probs: Float32Array | Float64Array,
      at: number,
      target: number,
    ): void => {
      const flow = probs[at]! * beta[target]!;
      sum += flow;
      if (a > 0 && flow > 0) store[at] = store[at]! + a * flow;
    };
    const { singles, doubles } = table;
    event(counts.singles, singles, singlesOffset(table, context, 1), row + width + i);
    if (i + 1 < width) {
      const letter = foreign[i]!;
      event(counts.singles, singles, singlesOffset(table, context, 0) + letter, row + i + 1);
      event(counts.singles, singles, singlesOffset(table, context, 1) + letter, row + width + i + 1);
      if (spanTwo)
        event(counts.singles, singles, singlesOffset(table, context, 2) + letter, row + 2 * width + i + 1);
      const bigram = pairs[i]!;
      if (bigram >= 0) {
        event(counts.doubles, doubles, doublesOffset(table, context, 1) + bigram, row + width + i + 2);
        if (spanTwo)
          event(counts.doubles, doubles, doublesOffset(table, context, 2) + bigram, row + 2 * width + i + 2);
      }
    }
    beta[row + i] = sum;
  }
}

/** Runs EM from a table of uniform single events; `passes` times. */
export function train(
  pairs: readonly Pair[],
  letters: number,
  pairNumber: ReadonlyMap<number, number>,
  passes: number,
  log: (line: string) => void,
): Counts {
  let table = uniform(letters, pairNumber);
  let counts = emptyCounts(letters, pairNumber.size);
  for (let pass = 0; pass < passes; pass++) {
    counts = emptyCounts(letters, pairNumber.size);
    let used = 0;
    const floor = pass < 3 ? 1e-9 : 2e-3;
    for (const pair of pairs) if (expect(table, pair, counts, floor)) used++;
    log(
      `pass ${pass + 1}: ${used} of ${pairs.length} pairs, log likelihood ${counts.logLikelihood.toFixed(0)}`,
    );
    table = smooth(counts, letters, pairNumber);
  }
  return counts;
}

function uniform(letters: number, pairNumber: ReadonlyMap<number, number>): EventTable {
  const counts = emptyCounts(letters, pairNumber.size);
  const table: EventTable = {
    letters,
    pairs: pairNumber.size,
    pairNumber,
    singles: counts.singles,
    doubles: counts.doubles,
  };
  for (let context = 0; context < CONTEXTS; context++) {
    for (let f = 0; f <= letters; f++) {
      if (f > 0) table.singles[singlesOffset(table, context, 0) + f] = 0.05 / letters;
      table.singles[singlesOffset(table, context, 1) + f] = f === 0 ? 0.2 : 0.6 / letters;
      if (f > 0) table.singles[singlesOffset(table, context, 2) + f] = 0.1 / letters;
    }
  }
  table.doubles.fill(pairNumber.size > 0 ? 0.02 / pairNumber.size : 0);
  return table;
}
