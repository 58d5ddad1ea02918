import type { NewCase } from '../case/register-case.ts';
import { evenedNumber } from '../written-text.ts';
import { COLUMNS } from './columns.ts';
import type { IntakeContext } from './contradictions.ts';
import { isBlank, readHeader } from './read-header.ts';
import { readHousehold } from './read-household.ts';
import type { PersonRow } from './read-row.ts';
import { readRow, reject } from './read-row.ts';
import { sharing } from './repetitions.ts';
import type { IntakeWarning, Rejection } from './rules.ts';
import type { TableRow } from './split-csv.ts';
import { splitCsv } from './split-csv.ts';

/** What a file of intake holds. Every row of the file is in `households` or in `rejectedRows`, never in both. */
export interface IntakeResult {
  /** How many rows of persons (JSON: households) the file has. */
  rows: number;
  households: { rows: number[]; newCase: NewCase }[];
  /** For the person who uploaded the file only: it holds personal data and must never reach a log. */
  rejected: Rejection[];
  /** The rows that wait, those held back because of another row of their case included; ascending. */
  rejectedRows: number[];
  warnings: IntakeWarning[];
}

/** The individual number of one person on two rows would register that person twice: all those rows wait. */
function refuseRepeatedNumbers(rows: readonly PersonRow[]): void {
  for (const having of sharing(rows, ({ values }) =>
    values.individualNumber === undefined ? undefined : evenedNumber(values.individualNumber),
  ))
    for (const row of having) {
      const others = having
        .slice(0, 7)
        .filter((other) => other !== row)
        .map((other) => other.row);
      row.rejections.push(
        reject(
          row,
          'individualNumber',
          'individual-number-repeated',
          `belongs to one person only (also in ${named(others)})`,
        ),
      );
    }
}

/** Rows of one case that agree in every cell are one person written twice, or two whom nothing tells apart. */
function refuseRepeatedRows(rows: readonly PersonRow[]): void {
  for (const having of sharing(rows, ({ read, texts }) => (read ? JSON.stringify(texts) : undefined)))
    for (const row of having) {
      const others = having.filter((other) => other !== row).map((other) => other.row);
      row.rejections.push(
        reject(row, 'name', 'row-repeated', `stands in one row (the same person also in ${named(others)})`),
      );
    }
}

const named = (rows: readonly number[]): string =>
  `${rows.length === 1 ? 'row' : 'rows'} ${rows.slice(0, 5).join(', ')}${rows.length > 5 ? ' and others' : ''}`;

function holdBack(rows: readonly PersonRow[]): void {
  const wrong = rows.filter((row) => row.rejections.length > 0).map((row) => row.row);
  for (const row of rows)
    if (row.rejections.length === 0)
      row.rejections.push(
        reject(
          row,
          'number',
          'held-back',
          `held back because ${named(wrong)} of this case cannot be read or contradicts it`,
        ),
      );
}

/**
 * Rows by case number, in the order of the file. A row without a number counts to the case above it, which waits for
 * it: in a spreadsheet with merged cells, only the first row of a household has the number.
 */
function households(rows: readonly PersonRow[]): PersonRow[][] {
  const byNumber = new Map<string, PersonRow[]>();
  let key = '';
  for (const row of rows) {
    key = row.texts.number === undefined ? key : evenedNumber(row.texts.number);
    const others = byNumber.get(key);
    if (others) others.push(row);
    else byNumber.set(key, [row]);
  }
  return [...byNumber.values()];
}

/** Reads a table of intake, header first: the good households, and each error by row, column and rule. Never throws. */
export function readTable(table: readonly TableRow[], context: IntakeContext): IntakeResult {
  const header = readHeader(table.map((row) => row.cells));
  const rows = table
    .map((row, at) => ({ ...row, number: at + 1 }))
    .slice(header.dataFrom)
    .filter((row) => !isBlank(row.cells))
    .map((row, ordinal) => readRow(row, row.number, header, ordinal));
  refuseRepeatedNumbers(rows);
  refuseRepeatedRows(rows);
  const result: IntakeResult = {
    rows: rows.length,
    households: [],
    rejected: [],
    rejectedRows: [],
    warnings: [...header.warnings],
  };
  if (rows.length === 0)
    result.warnings.push({
      row: 1,
      column: COLUMNS.number.name,
      rule: 'no-rows',
      message: 'has no rows of persons below it',
    });
  for (const household of households(rows)) {
    const whole = household.every((row) => row.read && row.texts.number !== undefined);
    const newCase = whole ? readHousehold(household, context) : undefined;
    if (newCase) result.households.push({ rows: household.map((row) => row.row), newCase });
    else holdBack(household);
  }
  result.warnings.push(...rows.flatMap((row) => row.notes));
  result.rejected = rows.flatMap((row) => row.rejections);
  result.rejectedRows = rows.filter((row) => row.rejections.length > 0).map((row) => row.row);
  return result;
}

/** Reads rows of cells, for example of a spreadsheet, header first. */
export const readRows = (rows: readonly (readonly string[])[], context: IntakeContext): IntakeResult =>
  readTable(
    rows.map((cells) => ({ cells: [...cells] })),
    context,
  );

/** Reads a CSV text. */
export const readCsv = (text: string, context: IntakeContext): IntakeResult =>
  readTable(splitCsv(text).rows, context);
