import { stringify } from 'csv-stringify/sync';
import { ERRORS_COLUMN } from './columns.ts';
import { isHashtagRow, readHeader } from './read-header.ts';
import type { IntakeResult } from './read-intake.ts';
import type { Rejection } from './rules.ts';
import type { Delimiter, TableRow } from './split-csv.ts';
import { splitCsv } from './split-csv.ts';
import { guarded, unguarded } from './spreadsheet-guard.ts';

const told = (rejections: readonly Rejection[] | undefined): string =>
  (rejections ?? []).map(({ column, message }) => `${column}: ${message}`).join('; ');

const byRow = (rejected: readonly Rejection[]): Map<number, Rejection[]> => {
  const rows = new Map<number, Rejection[]>();
  for (const rejection of rejected) {
    const others = rows.get(rejection.row);
    if (others) others.push(rejection);
    else rows.set(rejection.row, [rejection]);
  }
  return rows;
};

type Outcome = Pick<IntakeResult, 'rejected' | 'rejectedRows'>;

/**
 * The rows that wait, under the header that they came with, and what is wrong with each in a last column `errors`.
 * It can be put right and imported as it is: the reader passes over `errors`. An `errors` column that the table
 * brought along is replaced.
 */
export function rejectedRows(
  table: readonly TableRow[],
  { rejected, rejectedRows: waiting }: Outcome,
): string[][] {
  const header = readHeader(table.map((row) => row.cells));
  const errors = byRow(rejected);
  const kept = [...header.rows, ...waiting.map((row) => row - 1)];
  const width = kept.reduce((widest, at) => Math.max(widest, table[at]?.cells.length ?? 0), 0);
  return kept.map((at, index) => {
    const cells = table[at]!.cells;
    const padded = Array.from({ length: width }, (_, position) => unguarded(cells[position] ?? '')).filter(
      (_, position) => !header.errors.has(position),
    );
    if (index >= header.rows.length) return [...padded, told(errors.get(at + 1))];
    return [...padded, isHashtagRow(padded) ? ERRORS_COLUMN.hxl : ERRORS_COLUMN.name];
  });
}

/** Rows as a CSV that people open in a spreadsheet: UTF-8 with byte-order mark, formulas guarded by an apostrophe. */
export const writeCsv = (rows: readonly (readonly string[])[], delimiter: Delimiter = ','): string =>
  stringify(
    rows.map((cells) => cells.map(guarded)),
    { delimiter, bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

/** The rejected rows of a CSV text as a CSV text with the same delimiter; undefined when no row waits. */
export function rejectedCsv(text: string, outcome: Outcome): string | undefined {
  if (outcome.rejectedRows.length === 0) return undefined;
  const { rows, delimiter } = splitCsv(text);
  return writeCsv(rejectedRows(rows, outcome), delimiter);
}

/** The households of a JSON intake that wait, each with its `errors`; undefined when none waits. */
export function rejectedHouseholds(json: unknown, outcome: Outcome): { households: unknown[] } | undefined {
  const given = (json as { households?: unknown } | null | undefined)?.households;
  if (outcome.rejectedRows.length === 0 || !Array.isArray(given)) return undefined;
  const errors = byRow(outcome.rejected);
  return {
    households: outcome.rejectedRows.map((row) => {
      const household: unknown = given[row - 1];
      const said = (errors.get(row) ?? []).map(({ column, message }) => `${column}: ${message}`);
      const isObject = typeof household === 'object' && household !== null && !Array.isArray(household);
      return isObject ? { ...household, errors: said } : { received: household, errors: said };
    }),
  };
}
