/**
 * Spreadsheets run a cell that starts with = + - @ (or a tab or return before them) as a formula. Files written by
 * Kinbridge guard such a cell with an apostrophe, which spreadsheets read as "this is text"; our reader removes one
 * guard, so that a round trip changes nothing.
 */
const LOOKS_LIKE_FORMULA = /^'*\s*[=+\-@\t\r＝＋－＠]/u;

/**
 * Where the computer separates lists by semicolons, as in France, a spreadsheet divides a line of commas at the semicolons in
 * its cells, and at tabs and line ends, since to it no cell there is quoted: what comes after one would begin a cell.
 */
const BEGINS_INSIDE = /([;\t\r\n]\s*'*)(?=[=+\-@＝＋－＠])/gu;
const GUARDED_INSIDE = /([;\t\r\n]\s*'*)'(?=[=+\-@＝＋－＠])/gu;

/** The cell as it may be written to a file that people open in a spreadsheet. */
export function guarded(cell: string): string {
  const inside = cell.replace(BEGINS_INSIDE, "$1'");
  return LOOKS_LIKE_FORMULA.test(cell) ? `'${inside}` : inside;
}

/** The original cell, without one guard. */
export function unguarded(cell: string): string {
  const inside = cell.replace(GUARDED_INSIDE, '$1');
  return inside.startsWith("'") && LOOKS_LIKE_FORMULA.test(inside) ? inside.slice(1) : inside;
}
