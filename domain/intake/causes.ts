import type { IntakeRule } from './rules.ts';

/** What a row is told: its place, the rule, and the cause in the reader's words. */
export interface ToldRow {
  row: number;
  column: string;
  rule: IntakeRule;
  cause: string;
  value: string;
}

/** One thing wrong with a file, however many rows it holds back. */
export interface Cause {
  column: string;
  rule: IntakeRule;
  cause: string;
  /** How many rows it holds back: a row that has it several times is one. */
  count: number;
  /** The first of the rows, each once. */
  rows: number[];
  /** Some of what was received. */
  received: string[];
}

const SHOWN_ROWS = 10;
const SHOWN_VALUES = 5;

/**
 * What is wrong with a file, once for each cause, the most frequent first. Rows that only wait with their case are no
 * cause.
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
