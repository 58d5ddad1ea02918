import type { IntakeRule } from './rules.ts';

/** What is reported about a row: its position, the rule, and the cause in the reader's language. */
export interface ToldRow {
  row: number;
  column: string;
  rule: IntakeRule;
  cause: string;
  value: string;
}

/** One cause of rejections in a file, however many rows it affects. */
export interface Cause {
  column: string;
  rule: IntakeRule;
  cause: string;
  /** How many rows it affects; a row with several occurrences counts once. */
  count: number;
  /** The first of the rows, each once. */
  rows: number[];
  /** Samples of what was received. */
  received: string[];
}

const SHOWN_ROWS = 10;
const SHOWN_VALUES = 5;

/**
 * What is wrong with a file, each cause once, the most frequent first. Rows that are only held back with their case
 * are not listed.
 */
export function causesOf(rejected: readonly ToldRow[]): Cause[] {
  const causes = new Map<string, Cause>();
  const counted = new Set<string>();
  for (const { row, column, rule, cause, value } of rejected) {
    if (rule === 'held-back') continue;
    const key = JSON.stringify([column, rule, cause]);
    const found = causes.get(key) ?? { column, rule, cause, count: 0, rows: [], received: [] };
    const once = `${row} ${key}`;
    if (!counted.has(once)) {
      found.count += 1;
      if (found.rows.length < SHOWN_ROWS) found.rows.push(row);
    }
    counted.add(once);
    if (value !== '' && found.received.length < SHOWN_VALUES && !found.received.includes(value))
      found.received.push(value);
    causes.set(key, found);
  }
  return [...causes.values()].sort((a, b) => b.count - a.count);
}
