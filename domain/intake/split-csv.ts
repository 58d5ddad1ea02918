import { parse } from 'csv-parse/sync';
import { columnNamed, columnTagged } from './columns.ts';
import { MAX_INTAKE_ROWS } from './rules.ts';

/** One row of a table as its file has it. */
export interface TableRow {
  cells: string[];
  /** The quotes of this line are broken: its cells are the line cut at the delimiter, quotes and all. */
  unreadable?: true;
}

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const cut = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n', skip_empty_lines: false });

function cutOrNothing(text: string, delimiter: string): string[][] | undefined {
  try {
    return cut(text, delimiter);
  } catch {
    return undefined;
  }
}

const lines = (text: string): string[] => {
  const all = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  if (all.at(-1) === '') all.pop();
  return all;
};

/** The delimiter under which the first two lines have the most columns that Kinbridge knows. */
function delimiterOf(all: readonly string[]): Delimiter {
  const known = (delimiter: Delimiter): number =>
    all
      .slice(0, 2)
      .flatMap((line) => onlyRow(line, delimiter) ?? line.split(delimiter))
      .filter((cell) => columnNamed(cell) ?? columnTagged(cell)).length;
  return DELIMITERS.reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
}

/** The cells of text that is one row; nothing when its quotes make no sense. */
function onlyRow(text: string, delimiter: string): string[] | undefined {
  const rows = cutOrNothing(`${text}\n`, delimiter);
  return rows?.length === 1 ? rows[0] : undefined;
}

/** Cuts line by line: a line whose quotes make no sense is a row of its own, and reading goes on with the next line. */
function cutAroundBrokenQuotes(all: readonly string[], delimiter: Delimiter): TableRow[] {
  const odd = all.map((line) => (line.split('"').length - 1) % 2 === 1);
  const rows: TableRow[] = [];
  let closes = 0;
  for (let at = 0; at < all.length; at += 1) {
    const line = all[at]!;
    closes = Math.max(closes, at + 1);
    let end = at;
    if (odd[at]) {
      while (closes < all.length && !odd[closes]) closes += 1;
      end = closes;
    }
    const record =
      rows.length >= MAX_INTAKE_ROWS || end === all.length ? undefined : all.slice(at, end + 1).join('\n');
    const cells = record === undefined ? undefined : onlyRow(record, delimiter);
    if (cells) at = end;
    rows.push(cells ? { cells } : { cells: line.split(delimiter), unreadable: true });
  }
  return rows;
}

/**
 * A CSV text (RFC 4180; UTF-8 with or without byte-order mark; comma, semicolon or tab; any line end) as rows.
 * Never throws and drops nothing: what cannot be read comes back as an unreadable row.
 */
export function splitCsv(text: string): { rows: TableRow[]; delimiter: Delimiter } {
  const all = lines(text);
  const delimiter = delimiterOf(all);
  const whole = all.length === 0 ? [] : cutOrNothing(`${all.join('\n')}\n`, delimiter);
  return { delimiter, rows: whole?.map((cells) => ({ cells })) ?? cutAroundBrokenQuotes(all, delimiter) };
}
