import { parse } from 'csv-parse/sync';
import { present } from '../kernel/present.ts';
import { columnNamed, columnTagged } from './columns.ts';
import { MAX_INTAKE_ROWS } from './rules.ts';

/** One row of a table as its file has it. */
export interface TableRow {
  cells: string[];
  /** The line has unbalanced quotes: its cells are the line cut at the delimiter, including the quotes. */
  unreadable?: true;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
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

/** The most lines before the first row of data: a header, hashtags, and what offices write above. */
const BEFORE_DATA = 25;

/** True for a line of separators and empty cells, as spreadsheets write below a table. */
const isEmptyLine = (line: string): boolean =>
  /^[\s,;|]*$/.test(line.replace(/(?<![^\s,;|])""(?![^\s,;|])/g, ''));

/** The lines of a text, without those at the end that contain only separators. */
function linesOf(text: string): string[] {
  const all = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  while (all.length > 1 && isEmptyLine(present(all.at(-1), 'a last line'))) all.pop();
  if (all.length === 1 && all[0] === '') all.pop();
  return all;
}

/** The delimiter that a first line such as `sep=;` names, which spreadsheets write and hide. */
function namedDelimiter(line: string): Delimiter | undefined {
  const named = /^"?sep=(.)"?[,;|\s]*$/i.exec(line)?.[1];
  return DELIMITERS.find((delimiter) => delimiter === named);
}

/** How often a number of cells above one occurs most among some lines, which shows the delimiter of unknown columns. */
function regularity(lines: readonly string[], delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const cells = (onlyRow(line, delimiter) ?? line.split(delimiter)).length;
    if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  }
  return Math.max(0, ...[...counts].map(([cells, times]) => times * 1000 + cells));
}

/** The delimiter that the file names, or with which its first lines have the most known columns, or are most regular. */
function delimiterOf(all: readonly string[]): Delimiter {
  const top = all.slice(0, BEFORE_DATA);
  const known = (delimiter: Delimiter): number =>
    top
      .flatMap((line) => onlyRow(line, delimiter) ?? line.split(delimiter))
      .filter((cell) => columnNamed(cell) ?? columnTagged(cell)).length;
  const most = Math.max(...DELIMITERS.map(known));
  const best = (of: (delimiter: Delimiter) => number) =>
    DELIMITERS.reduce((one, other) => (of(other) > of(one) ? other : one));
  return most > 0 ? best(known) : best((delimiter) => regularity(top, delimiter));
}

/** The cells of text that is one row; undefined if its quotes are unbalanced. */
function onlyRow(text: string, delimiter: string): string[] | undefined {
  const rows = cutOrNothing(`${text}\n`, delimiter);
  return rows?.length === 1 ? rows[0] : undefined;
}

/** Cuts line by line: a line with unbalanced quotes is a row of its own, and reading continues with the next line. */
function cutAroundBrokenQuotes(all: readonly string[], delimiter: Delimiter): TableRow[] {
  const odd = all.map((line) => (line.split('"').length - 1) % 2 === 1);
  const rows: TableRow[] = [];
  let closes = 0;
  for (let at = 0; at < all.length; at += 1) {
    const line = present(all[at], `line ${at + 1}`);
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

/** The rows cut from a text. */
export interface SplitCsv {
  rows: TableRow[];
  delimiter: Delimiter;
  /** The number of lines, if there are too many: then only the first of them were cut. */
  tooMany?: number;
}

/** The number of lines cut in one step, or of a file that is too long. */
const STEP = 500;
/** True when the quotes of a text are closed. */
const isClosed = (text: string): boolean => text.split('"').length % 2 === 1;

/**
 * A CSV text (RFC 4180; UTF-8 with or without byte-order mark; comma, semicolon, tab or bar; any line ending) as rows,
 * some hundred lines per step, so that other work gets its turn. Lines are counted before they are cut: of a text
 * with more than `most`, only the first are cut. Never throws and drops nothing: what cannot be read is returned as
 * an unreadable row.
 */
export function* splitInSteps(text: string, most = MAX_INTAKE_ROWS): Generator<void, SplitCsv> {
  const all = linesOf(text);
  const named = namedDelimiter(all[0] ?? '');
  // The line stays as a blank one, so that rows count as the spreadsheet counts them.
  if (named !== undefined) all[0] = '';
  const delimiter = named ?? delimiterOf(all);
  if (all.length > most + BEFORE_DATA) {
    const rows = cutLines(all.slice(0, BEFORE_DATA), delimiter);
    return { delimiter, rows, tooMany: all.length };
  }
  const rows: TableRow[] = [];
  for (let from = 0; from < all.length; ) {
    let to = Math.min(from + STEP, all.length);
    let open = !isClosed(all.slice(from, to).join('\n'));
    for (; open && to < all.length; to += 1) open = isClosed(present(all[to], `line ${to + 1}`)) === open;
    for (const row of cutLines(all.slice(from, to), delimiter)) rows.push(row);
    from = to;
    yield;
  }
  return { delimiter, rows };
}

function cutLines(lines: readonly string[], delimiter: Delimiter): TableRow[] {
  const whole = lines.length === 0 ? [] : cutOrNothing(`${lines.join('\n')}\n`, delimiter);
  return whole?.map((cells) => ({ cells })) ?? cutAroundBrokenQuotes(lines, delimiter);
}

/** The result of a generator of steps, run without pauses. */
export function inOneGo<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same without pauses. */
export const splitCsv = (text: string, most?: number): SplitCsv => inOneGo(splitInSteps(text, most));
