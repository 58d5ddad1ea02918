import { unguarded } from '../kernel/spreadsheet-guard.ts';
import { withoutMarks } from '../kernel/written-text.ts';
import type { Column } from './column.ts';
import type { ColumnKey, RowValues } from './columns.ts';
import { COLUMN_KEYS, COLUMNS } from './columns.ts';
import type { CellSetting, Reading } from './read-cell.ts';
import type { Header } from './read-header.ts';
import type { IntakeText, IntakeValues, IntakeWarning, Rejection } from './rules.ts';
import { MAX_INTAKE_ROWS, ruleOfText } from './rules.ts';
import type { TableRow } from './split-csv.ts';
import type { BirthCalendar } from './written-date.ts';

/** A person's row as it was read: its values, what is wrong with it, and its cells for reports. */
export interface PersonRow {
  row: number;
  /** False if its cells were not read: its quotes are unbalanced, or it exceeds the limit of a file. */
  read: boolean;
  texts: { readonly [Key in ColumnKey]?: string };
  values: RowValues;
  rejections: Rejection[];
  notes: IntakeWarning[];
  /** Columns that the file does not have. */
  lacks: ReadonlySet<ColumnKey>;
}

/** Records what is wrong with a cell of a row. */
export const reject = (
  row: PersonRow,
  key: ColumnKey,
  text: IntakeText,
  values: IntakeValues = {},
): Rejection => ({
  ...{ row: row.row, column: COLUMNS[key].name, rule: ruleOfText(text), text, values },
  value: row.texts[key] ?? '',
});

/** The text of a column; a rejection if the column occurs twice with different values. */
function textUnder(positions: readonly number[], cells: readonly string[]): string | { differ: string[] } {
  const texts = [
    ...new Set(positions.map((at) => withoutMarks(unguarded(cells[at] ?? ''))).filter((cell) => cell !== '')),
  ];
  return texts.length > 1 ? { differ: texts } : (texts[0] ?? '');
}

/** The apparent case number of an unread row, so that the rest of its household is held back. */
const likelyNumber = (table: TableRow, header: Header): string =>
  (table.cells[header.positions.get('number')?.[0] ?? -1] ?? '').replaceAll('"', '').trim();

function refuseCells(row: PersonRow, table: TableRow, header: Header, ordinal: number): void {
  const whole = (column: string, text: IntakeText, value: string, values: IntakeValues = {}) => {
    row.rejections.push({ row: row.row, column, rule: ruleOfText(text), text, values, value });
  };
  if (ordinal >= MAX_INTAKE_ROWS)
    whole('(whole row)', 'too-many-rows', '', { most: MAX_INTAKE_ROWS, rows: ordinal + 1 });
  else if (table.unreadable) whole('(whole row)', 'unreadable-quotes', table.cells.join(' '));
  else
    for (const [at, cell] of table.cells.entries())
      if (cell.trim() !== '' && !header.named.has(at))
        whole(`(column ${at + 1})`, 'value-without-column', cell);
}

/** What the file settles for the cells of a column. */
export type Settings = { readonly [Key in ColumnKey]?: CellSetting };

/** Reads the cells of one row, each by the rules of its column. */
export function readRow(
  table: TableRow,
  rowNumber: number,
  header: Header,
  ordinal: number,
  settings: Settings = {},
): PersonRow {
  const texts: { [Key in ColumnKey]?: string } = {};
  const values: Record<string, unknown> = {};
  const row: PersonRow = {
    row: rowNumber,
    read: !table.unreadable && ordinal < MAX_INTAKE_ROWS,
    texts,
    values: values as RowValues,
    rejections: [],
    notes: [],
    lacks: header.lacks,
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
      row.rejections.push(reject(row, key, 'columns-differ'));
      continue;
    }
    if (text === '') continue;
    texts[key] = text;
    const reading = readText(COLUMNS[key], text, settingOf(key, values, settings));
    if ('value' in reading) {
      values[key] = reading.value;
      if (reading.note) row.notes.push({ row: rowNumber, column: COLUMNS[key].name, ...reading.note });
    } else row.rejections.push(reject(row, key, reading.text, reading.values));
  }
  refuseEmpty(row);
  return row;
}

/** What spreadsheets show where a formula failed. */
const FAILED_FORMULA = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/i;

function readText(column: Column, text: string, setting: CellSetting): Reading<unknown> {
  if (text.includes('\n')) return { text: 'line-break' };
  if (text.includes('\uFFFD')) return { text: 'wrong-format.lost' };
  if (FAILED_FORMULA.test(text)) return { text: 'wrong-format.formula' };
  return column.read(text, setting);
}

/** The calendar stands in a column before that of the date, so that it is read by then. */
const settingOf = (
  key: ColumnKey,
  { birthCalendar: calendar }: Record<string, unknown>,
  settings: Settings,
) => ({
  ...settings[key],
  ...(key === 'birthDate' && calendar !== undefined ? { calendar: calendar as BirthCalendar } : {}),
});

/** The texts of a column, for what it settles as a whole. */
export const textsUnder = (rows: readonly TableRow[], header: Header, key: ColumnKey): string[] =>
  rows.flatMap((row) => (header.positions.get(key) ?? []).map((at) => row.cells[at] ?? ''));

/** Rejects empty required cells; columns of the case need to be filled in only one of its rows. */
function refuseEmpty(row: PersonRow): void {
  for (const key of COLUMN_KEYS)
    if (
      COLUMNS[key].required &&
      (COLUMNS[key].level === 'person' || key === 'number') &&
      row.texts[key] === undefined
    )
      row.rejections.push(reject(row, key, row.lacks.has(key) ? 'missing-column' : 'required'));
}
