import { stringify } from 'csv-stringify/sync';
import type { Encoding, Preview } from './decode-file.ts';
import { decodedAs, decodeFile, encodingsOf } from './decode-file.ts';
import type { IntakeContent } from './intake-text.ts';
import { contentOfText } from './intake-text.ts';
import type { IntakeText, IntakeValues, IntakeWarning } from './rules.ts';

/**
 * A file as an intake; or what it may be written in, of which a person has to choose; or why it is not read at all.
 */
export type FileRead =
  | { readonly content: IntakeContent; readonly notes: readonly IntakeWarning[] }
  | { readonly encodings: readonly Preview[] }
  | { readonly refused: IntakeText; readonly values?: IntakeValues };

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);
const isZip = (bytes: Uint8Array) => beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
/** The container of older workbooks, and of those with a password. */
const isCompound = (bytes: Uint8Array) => beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

/** Rows of cells as the text of a table, blank rows included, so that rows count as in the file. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((cells) => (cells.length === 0 ? [''] : [...cells])),
    { record_delimiter: '\n', quoted_match: /[\r\n]/ },
  );

async function workbook(bytes: Uint8Array): Promise<FileRead> {
  // The reader of workbooks is loaded when there is one to read.
  const { readWorkbook } = await import('./workbook/read-workbook.ts');
  const read = readWorkbook(bytes);
  if ('refused' in read) return read;
  const notes = read.others.map(
    (column): IntakeWarning => ({
      ...{ row: 1, column, rule: 'other-sheet' },
      message: `is another sheet; only “${read.sheet}” is read`,
    }),
  );
  return { content: { csv: tableText(read.rows) }, notes };
}

/**
 * Reads a file by its bytes, whatever its name: a workbook, a table, or JSON. Text that is not in UTF-8 needs the
 * encoding that a person chose by the preview; no letter is ever replaced.
 */
export async function readFile(bytes: Uint8Array, encoding?: Encoding): Promise<FileRead> {
  if (isCompound(bytes)) return { refused: 'not-an-intake.workbook' };
  if (isZip(bytes)) return workbook(bytes);
  const text = encoding === undefined ? decodeFile(bytes) : decodedAs(bytes, encoding);
  if (text === undefined)
    return encoding === undefined ? { encodings: encodingsOf(bytes) } : { refused: 'not-an-intake.encoding' };
  const content = contentOfText(text);
  return content === undefined ? { refused: 'not-an-intake.json' } : { content, notes: [] };
}
