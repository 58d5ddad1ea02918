import { withoutMarks } from '../written-text.ts';
import type { Column, ColumnKey, RowValues } from './columns.ts';
import { COLUMN_KEYS, COLUMNS } from './columns.ts';
import type { Header } from './read-header.ts';
import type { IntakeRule, IntakeWarning, Rejection } from './rules.ts';
import { MAX_INTAKE_ROWS } from './rules.ts';
import type { TableRow } from './split-csv.ts';
import { unguarded } from './spreadsheet-guard.ts';

/** A row of a person as it was read: what it says, what is wrong with it, and its cells for reports. */
export interface PersonRow {
  row: number;
  /** False when its cells were not looked at: its quotes are broken, or it is beyond the limit of a file. */
  read: boolean;
  texts: { readonly [Key in ColumnKey]?: string };
  values: RowValues;
  rejections: Rejection[];
  notes: IntakeWarning[];
}

/** `rejection` about a cell of a row. */
export const reject = (row: PersonRow, key: ColumnKey, rule: IntakeRule, message: string): Rejection => ({
  row: row.row,
  column: COLUMNS[key].name,
  rule,
  message,
  value: row.texts[key] ?? '',
});

/** The one text under a column; a rejection when the column stands there twice and says two things. */
function textUnder(positions: readonly number[], cells: readonly string[]): string | { differ: string[] } {
  const texts = [
    ...new Set(positions.map((at) => withoutMarks(unguarded(cells[at] ?? ''))).filter((cell) => cell !== '')),
  ];
  return texts.length > 1 ? { differ: texts } : (texts[0] ?? '');
}

/** The case number of a row that is not read, so that the rest of its household waits for it. */
const likelyNumber = (table: TableRow, header: Header): string =>
  (table.cells[header.positions.get('number')?.[0] ?? -1] ?? '').replaceAll('"', '').trim();

function refuseCells(row: PersonRow, table: TableRow, header: Header, ordinal: number): void {
  const whole = (column: string, rule: IntakeRule, message: string, value: string) =>
    row.rejections.push({ row: row.row, column, rule, message, value });
  if (ordinal >= MAX_INTAKE_ROWS)
    return void whole(
      '(whole row)',
      'too-many-rows',
      `is after the first ${MAX_INTAKE_ROWS} rows; import it in a file of its own`,
      '',
    );
  if (table.unreadable)
    return void whole(
      '(whole row)',
      'unreadable-quotes',
      'has a quote that is not closed, or one inside a cell that is not quoted',
      table.cells.join(' '),
    );
  for (const [at, cell] of table.cells.entries())
    if (cell.trim() !== '' && !header.named.has(at))
      whole(`(column ${at + 1})`, 'value-without-column', 'has a value where the header has no name', cell);
}

/** Reads the cells of one row, each by the rules of its column. */
export function readRow(table: TableRow, rowNumber: number, header: Header, ordinal: number): PersonRow {
  const texts: { [Key in ColumnKey]?: string } = {};
  const values: Record<string, unknown> = {};
  const row: PersonRow = {
    row: rowNumber,
    read: !table.unreadable && ordinal < MAX_INTAKE_ROWS,
    texts,
    values: values as RowValues,
    rejections: [],
    notes: [],
  };
  refuseCells(row, table, header, ordinal);
  if (!row.read) {
    const number = likelyNumber(table, header);
    if (number !== '') texts.number = number;
    return row;
  }
  for (const key of COLUMN_KEYS) {
    const text = textUnder(header.positions.get(key) ?? [], table.cells);
    if (typeof text !== 'string') {
      texts[key] = text.differ.join(' / ');
      row.rejections.push(
        reject(
          row,
          key,
          'columns-differ',
          'stands in the header more than once, with different values in this row',
        ),
      );
      continue;
    }
    if (text === '') continue;
    texts[key] = text;
    const reading = readText(COLUMNS[key], text);
    if ('value' in reading) {
      values[key] = reading.value;
      if (reading.note) row.notes.push({ row: rowNumber, column: COLUMNS[key].name, ...reading.note });
    } else row.rejections.push(reject(row, key, reading.rule, reading.expected));
  }
  refuseEmpty(row);
  return row;
}

const readText = (column: Column, text: string) =>
  text.includes('\n') ? { rule: 'line-break' as const, expected: 'is on one line' } : column.read(text);

/** Columns that every person needs; those of the case need be filled in one row of it only. */
function refuseEmpty(row: PersonRow): void {
  for (const key of COLUMN_KEYS)
    if (
      COLUMNS[key].required &&
      (COLUMNS[key].level === 'person' || key === 'number') &&
      row.texts[key] === undefined
    )
      row.rejections.push(reject(row, key, 'required', 'is filled'));
}
