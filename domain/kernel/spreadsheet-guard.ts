/**
 * Spreadsheets run a cell that starts with = + - @ (or a tab or return before them) as a formula. Files written by
 * Kinbridge guard such a cell with an apostrophe, which spreadsheets read as "this is text"; our reader removes one
 * guard, so that a round trip changes nothing.
 */
const LOOKS_LIKE_FORMULA = /^'*\s*[=+\-@\t\r＝＋－＠]/u;

/** The cell as it may be written to a file that people open in a spreadsheet. */
export const guarded = (cell: string): string => (LOOKS_LIKE_FORMULA.test(cell) ? `'${cell}` : cell);

/** The original cell, without one guard. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && LOOKS_LIKE_FORMULA.test(cell) ? cell.slice(1) : cell;
