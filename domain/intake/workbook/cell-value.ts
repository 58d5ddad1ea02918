/** How a workbook counts days, and how its styles show a number. */
export interface NumberSetting {
  readonly from1904: boolean;
  /** The code of the number's format, for example `dd/mm/yyyy`; empty if it has none. */
  readonly format: string;
}

const DAY_MS = 86_400_000;
/** Days between the two ways in which workbooks count them. */
const DAYS_TO_1904 = 1462;
/** The day that spreadsheets count although 1900 did not have it. */
const NO_SUCH_DAY = 60;
const LAST_DAY = 2_958_465;

/** True if a format shows a number as a date; text in quotes and conditions in brackets are no part of that. */
export const isDateFormat = (format: string): boolean =>
  /[dmyhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/gi, ''));

function dateOf(serial: number, from1904: boolean): string | undefined {
  const counted = serial + (from1904 ? DAYS_TO_1904 : 0);
  if (!(counted >= 1 && counted <= LAST_DAY)) return undefined;
  const days = counted < NO_SUCH_DAY ? counted + 1 : counted;
  const at = Date.UTC(1899, 11, 30) + Math.round(days * DAY_MS);
  const written = new Date(at).toISOString().slice(0, 19);
  return written.endsWith('T00:00:00') ? written.slice(0, 10) : written;
}

/** Integers up to here are exact in a workbook; of longer ones the last digits are lost. */
const EXACT = 1e15;

/** A number as its digits; one whose last digits are lost keeps its exponent, by which the reader tells. */
function plainNumber(written: string): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  if (Number.isInteger(value) && Math.abs(value) < EXACT) return String(value);
  return Number.isInteger(value) ? value.toExponential().toUpperCase() : written;
}

/** What a cell with a number shows: a date as ISO 8601, leading zeros where the format has them, else all its digits. */
export function numberShown(written: string, { from1904, format }: NumberSetting): string {
  if (isDateFormat(format)) return dateOf(Number(written), from1904) ?? plainNumber(written);
  const plain = plainNumber(written);
  return /^0+$/.test(format) && /^\d+$/.test(plain) ? plain.padStart(format.length, '0') : plain;
}
