import type { NewCase } from '../casework/register-case.ts';
import { dateOf } from '../kernel/calendar.ts';
import { normalizedNumber } from '../kernel/written-text.ts';
import { COLUMNS } from './columns.ts';
import type { IntakeContext } from './contradictions.ts';
import type { Header } from './read-header.ts';
import { isBlank, readHeader } from './read-header.ts';
import { readHousehold } from './read-household.ts';
import type { PersonRow, Settings } from './read-row.ts';
import { readRow, reject, textsUnder } from './read-row.ts';
import { groupDuplicates } from './repetitions.ts';
import type { IntakeText, IntakeValues, IntakeWarning, Rejection } from './rules.ts';
import { MAX_INTAKE_ROWS, ruleOfText } from './rules.ts';
import type { SplitCsv, TableRow } from './split-csv.ts';
import { inOneGo, splitInSteps } from './split-csv.ts';
import { isTotalRow } from './total-row.ts';
import { orderOf } from './written-date.ts';

/** The content of an intake file. Every row of the file is either in `households` or in `rejectedRows`. */
export interface IntakeResult {
  /** How many rows of persons (JSON: households) the file has. */
  rows: number;
  households: { rows: number[]; newCase: NewCase }[];
  /** Only for the person who uploaded the file: it contains personal data and must never reach a log. */
  rejected: Rejection[];
  /** The rejected rows, including those held back because of another row of their case; ascending. */
  rejectedRows: number[];
  warnings: IntakeWarning[];
}

/** The same individual number on two rows would register one person twice: all those rows are rejected. */
function refuseRepeatedNumbers(rows: readonly PersonRow[]): void {
  for (const having of groupDuplicates(rows, ({ values }) =>
    values.individualNumber === undefined ? undefined : normalizedNumber(values.individualNumber),
  ))
    for (const row of having) {
      const others = having
        .slice(0, 7)
        .filter((other) => other !== row)
        .map((other) => other.row);
      row.rejections.push(
        reject(row, 'individualNumber', 'individual-number-repeated', { places: placesOf(others) }),
      );
    }
}

/**
 * Rows of one case that agree in every cell are one person entered twice, or two persons who cannot be told apart.
 */
function refuseRepeatedRows(rows: readonly PersonRow[]): void {
  for (const having of groupDuplicates(rows, ({ read, texts }) => (read ? JSON.stringify(texts) : undefined)))
    for (const row of having) {
      const others = having.filter((other) => other !== row).map((other) => other.row);
      row.rejections.push(reject(row, 'name', 'row-repeated', { places: placesOf(others) }));
    }
}

/** Row numbers for a sentence in any language; only the first few if there are many. */
export const placesOf = (rows: readonly number[]): string =>
  `${rows.slice(0, 5).join(', ')}${rows.length > 5 ? ', …' : ''}`;

/** Holds back the valid rows of a household along with its faulty ones. */
export function holdBack(rows: readonly PersonRow[]): void {
  const wrong = rows.filter((row) => row.rejections.length > 0).map((row) => row.row);
  for (const row of rows)
    if (row.rejections.length === 0)
      row.rejections.push(reject(row, 'number', 'held-back', { places: placesOf(wrong) }));
}

/**
 * Rows by case number, in the order of the file. A row without a number belongs to the case above it, which is held
 * back: in a spreadsheet with merged cells, only the first row of a household has the number.
 */
function households(rows: readonly PersonRow[]): PersonRow[][] {
  const byNumber = new Map<string, PersonRow[]>();
  let key = '';
  for (const row of rows) {
    key = row.texts.number === undefined ? key : normalizedNumber(row.texts.number);
    const others = byNumber.get(key);
    if (others) others.push(row);
    else byNumber.set(key, [row]);
  }
  return [...byNumber.values()];
}

/** The kind of a file that is not a table, if its beginning shows it. */
function kindOf(table: readonly TableRow[]): IntakeText | undefined {
  const begins = (table[0]?.cells[0] ?? '').slice(0, 200);
  if (begins.startsWith('PK\u0003\u0004') || begins.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return 'not-an-intake.workbook';
  if (begins.includes('\u0000') || begins.includes('\ufffd')) return 'not-an-intake.encoding';
  return /^\s*[[{]/.test(begins) ? 'not-an-intake' : undefined;
}

const DATES = ['birthDate', 'consentDate', 'consentExpiry'] as const;

const totalsAmong = (rows: readonly (TableRow & { number: number })[], header: Header): IntakeWarning[] =>
  rows
    .filter((row) => isTotalRow(row, header))
    .map(({ cells, number }) => ({
      row: number,
      column: cells.find((cell) => cell.trim() !== '') ?? '',
      rule: 'total-row',
      message: 'is a row of totals and is passed over',
    }));

/** What each column of dates settles about the order of day and month. */
const settingsOf = (rows: readonly TableRow[], header: Header, { at }: IntakeContext): Settings =>
  Object.fromEntries(
    DATES.map((key) => [
      key,
      { order: orderOf(textsUnder(rows, header, key).flatMap((cell) => cell.split('|'))), today: dateOf(at) },
    ]),
  );

/** The number of rows read in one step. */
const STEP = 250;

/**
 * Reads an intake table, header first: the valid households, and each error by row, column and rule; in steps, so
 * that other work gets its turn. Never throws.
 */
export function* readTableInSteps(
  table: readonly TableRow[],
  context: IntakeContext,
): Generator<void, IntakeResult> {
  const header = readHeader(table.map((row) => row.cells));
  if (header.positions.size === 0 && table.some((row) => !isBlank(row.cells)))
    return refusedWhole(kindOf(table) ?? 'no-header');
  const below = table
    .map((row, at) => ({ ...row, number: at + 1 }))
    .slice(header.dataFrom)
    .filter((row) => !isBlank(row.cells));
  const data = below.filter((row) => !isTotalRow(row, header));
  const rows: PersonRow[] = [];
  const settings = settingsOf(data, header, context);
  for (const [ordinal, row] of data.entries()) {
    rows.push(readRow(row, row.number, header, ordinal, settings));
    if (ordinal % STEP === STEP - 1) yield;
  }
  refuseRepeatedNumbers(rows);
  refuseRepeatedRows(rows);
  const result: IntakeResult = {
    rows: rows.length,
    households: [],
    rejected: [],
    rejectedRows: [],
    warnings: [...header.warnings, ...totalsAmong(below, header)],
  };
  if (rows.length === 0)
    result.warnings.push({
      row: 1,
      column: COLUMNS.number.name,
      rule: 'no-rows',
      message: 'has no rows of persons below it',
    });
  for (const [ordinal, household] of households(rows).entries()) {
    const whole = household.every((row) => row.read && row.texts.number !== undefined);
    const newCase = whole ? readHousehold(household, context) : undefined;
    if (newCase) result.households.push({ rows: household.map((row) => row.row), newCase });
    else holdBack(household);
    if (ordinal % STEP === STEP - 1) yield;
  }
  result.warnings.push(...rows.flatMap((row) => row.notes));
  result.rejected = rows.flatMap((row) => row.rejections);
  result.rejectedRows = rows.filter((row) => row.rejections.length > 0).map((row) => row.row);
  return result;
}

/** Reads rows of cells, for example of a spreadsheet, header first. */
export const readRows = (rows: readonly (readonly string[])[], context: IntakeContext): IntakeResult =>
  inOneGo(
    readTableInSteps(
      rows.map((cells) => ({ cells: [...cells] })),
      context,
    ),
  );

/** The position of an error in a file as a whole. */
export const WHOLE_FILE = '(whole file)';

/** The result for a file that is refused as a whole: nothing of it is read. */
export const refusedWhole = (text: IntakeText, values: IntakeValues = {}): IntakeResult => ({
  rows: 1,
  households: [],
  rejected: [{ row: 1, column: WHOLE_FILE, rule: ruleOfText(text), text, values, value: '' }],
  rejectedRows: [1],
  warnings: [],
});

/** Reads a CSV text in steps; one with too many rows is refused before they are read. */
export function* readCsvInSteps(
  text: string,
  context: IntakeContext,
): Generator<void, { table: SplitCsv; result: IntakeResult }> {
  const table = yield* splitInSteps(text);
  if (table.tooMany !== undefined)
    return {
      table,
      result: refusedWhole('too-many-rows', { most: MAX_INTAKE_ROWS, rows: table.tooMany }),
    };
  return { table, result: yield* readTableInSteps(table.rows, context) };
}

/** Reads a CSV text. */
export const readCsv = (text: string, context: IntakeContext): IntakeResult =>
  inOneGo(readCsvInSteps(text, context)).result;
