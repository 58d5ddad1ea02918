import { stringify } from 'csv-stringify/sync';
import { present } from '../kernel/present.ts';
import { guarded, unguarded } from '../kernel/spreadsheet-guard.ts';
import { ERRORS_COLUMN } from './columns.ts';
import { isHashtagRow, readHeader } from './read-header.ts';
import type { IntakeResult } from './read-intake.ts';
import { WHOLE_FILE } from './read-intake.ts';
import type { IntakeLanguage } from './say.ts';
import { sayRejection } from './say.ts';
import type { Delimiter, SplitCsv, TableRow } from './split-csv.ts';
import { splitCsv } from './split-csv.ts';

type Outcome = Pick<IntakeResult, 'rejected' | 'rejectedRows'>;

/** What is reported about rows, by row, as sentences in the reader's language. */
export type ToldOfRows = ReadonlyMap<number, readonly string[]>;

/** Sentences by row. */
export function byRow(told: readonly { row: number; column: string; message: string }[]): ToldOfRows {
  const rows = new Map<number, string[]>();
  for (const { row, column, message } of told) {
    const sentence = `${column}: ${message}`;
    const others = rows.get(row);
    if (others) others.push(sentence);
    else rows.set(row, [sentence]);
  }
  return rows;
}

const sentencesOf = ({ rejected }: Outcome, language: IntakeLanguage): ToldOfRows =>
  byRow(rejected.map((one) => ({ ...one, message: sayRejection(one, language) })));

/** True if a file was refused as a whole: it stays as it is, and there is no file of rejected rows. */
const isWhole = ({ rejected }: Outcome): boolean => rejected[0]?.column === WHOLE_FILE;

/**
 * The rejected rows under their original header, with what is wrong with each in a last column `errors`. The
 * corrected file can be imported as it is, because the reader ignores `errors`. An existing `errors` column is
 * replaced.
 */
export function waitingTable(
  table: readonly TableRow[],
  waiting: readonly number[],
  told: ToldOfRows,
): string[][] {
  const header = readHeader(table.map((row) => row.cells));
  const kept = [...header.rows, ...waiting.map((row) => row - 1)];
  const width = kept.reduce((widest, at) => Math.max(widest, table[at]?.cells.length ?? 0), 0);
  return kept.map((at, index) => {
    const { cells } = present(table[at], `row ${at + 1}`);
    const padded = Array.from({ length: width }, (_, position) => unguarded(cells[position] ?? '')).filter(
      (_, position) => !header.errors.has(position),
    );
    if (index >= header.rows.length) return [...padded, (told.get(at + 1) ?? []).join('; ')];
    return [...padded, isHashtagRow(padded) ? ERRORS_COLUMN.hxl : ERRORS_COLUMN.name];
  });
}

/** The same for the result of a reader. */
export const rejectedRows = (
  table: readonly TableRow[],
  outcome: Outcome,
  language: IntakeLanguage = 'en',
): string[][] => waitingTable(table, outcome.rejectedRows, sentencesOf(outcome, language));

/** Rows as a CSV for spreadsheets: UTF-8 with byte-order mark, formulas guarded by an apostrophe. */
export const writeCsv = (rows: readonly (readonly string[])[], delimiter: Delimiter = ','): string =>
  stringify(
    rows.map((cells) => cells.map(guarded)),
    { delimiter, bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

/**
 * The rejected rows of a CSV as CSV text with the same delimiter; undefined if no row was rejected or nothing was
 * read.
 */
export function rejectedCsv(
  table: SplitCsv | string,
  outcome: Outcome,
  language: IntakeLanguage = 'en',
): string | undefined {
  const { rows, delimiter, tooMany } = typeof table === 'string' ? splitCsv(table) : table;
  if (outcome.rejectedRows.length === 0 || tooMany !== undefined || isWhole(outcome)) return undefined;
  return writeCsv(rejectedRows(rows, outcome, language), delimiter);
}

/** Rejected households of a JSON intake, each with its `errors`. */
export function waitingHouseholds(
  json: unknown,
  waiting: readonly number[],
  told: ToldOfRows,
): { households: unknown[] } | undefined {
  const given = (json as { households?: unknown } | null | undefined)?.households;
  if (waiting.length === 0 || !Array.isArray(given)) return undefined;
  return {
    households: waiting.map((row) => {
      const household: unknown = given[row - 1];
      const errors = told.get(row) ?? [];
      const isObject = typeof household === 'object' && household !== null && !Array.isArray(household);
      return isObject ? { ...household, errors } : { received: household, errors };
    }),
  };
}

/** The same for the result of a reader; undefined if none was rejected. */
export const rejectedHouseholds = (json: unknown, outcome: Outcome, language: IntakeLanguage = 'en') =>
  isWhole(outcome)
    ? undefined
    : waitingHouseholds(json, outcome.rejectedRows, sentencesOf(outcome, language));
