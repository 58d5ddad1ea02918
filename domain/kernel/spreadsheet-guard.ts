/**
 * Spreadsheets run a cell that starts with = + - @ (or a tab or return before them) as a formula. A file that
 * Kinbridge writes guards such a cell with an apostrophe, which spreadsheets take as "this is text"; the reader takes
 * one guard away again, so that a file which goes out and comes in says the same.
 */
const LOOKS_LIKE_FORMULA = /^'*\s*[=+\-@\t\r＝＋－＠]/u;

/** The cell as it may be written to a file that people open in a spreadsheet. */
export const guarded = (cell: string): string => (LOOKS_LIKE_FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell as it was meant: without one guard. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && LOOKS_LIKE_FORMULA.test(cell) ? cell.slice(1) : cell;
