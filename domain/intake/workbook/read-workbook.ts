import { suggestedField } from '../mapping/suggested-field.ts';
import { readHeader } from '../read-header.ts';
import type { IntakeText, IntakeValues } from '../rules.ts';
import { joinRepeats, repeatsAmong } from './join-repeats.ts';
import type { SheetPlace } from './read-parts.ts';
import { readBook, readFormats, readTexts } from './read-parts.ts';
import type { SheetSetting } from './read-sheet.ts';
import { readSheet } from './read-sheet.ts';
import type { Package } from './unpack.ts';
import { openPackage } from './unpack.ts';

/** The most sheets and cells of a workbook. */
export const MAX_SHEETS = 50;
export const MAX_CELLS = 3_000_000;
/** The rows at the top of a sheet in which its header is looked for. */
const TOP = 25;

/** The sheet of a workbook that holds the households, or why the workbook is not read. */
export type WorkbookRead =
  | { readonly rows: string[][]; readonly sheet: string; readonly others: readonly string[] }
  | { readonly refused: IntakeText; readonly values?: IntakeValues };

const tooLarge: WorkbookRead = {
  refused: 'not-an-intake.too-large',
  values: { sheets: MAX_SHEETS, cells: MAX_CELLS.toLocaleString('en') },
};

interface OpenBook {
  readonly sheets: readonly SheetPlace[];
  readonly setting: SheetSetting;
  readonly file: Package;
}

function openBook(file: Package): OpenBook | undefined {
  const [book, relations] = [file.part('xl/workbook.xml'), file.part('xl/_rels/workbook.xml.rels')];
  if (!book || !relations) return undefined;
  const { sheets, from1904 } = readBook(book, relations);
  const [texts, formats] = [
    readTexts(file.part('xl/sharedStrings.xml')),
    readFormats(file.part('xl/styles.xml')),
  ];
  return { sheets, file, setting: { texts, formats, from1904 } };
}

const isOwnHeader = (rows: readonly (readonly string[])[]): boolean => readHeader(rows).positions.size > 1;
/** A header in the words of other systems, for which a mapping can be made. */
const isKnownHeader = (rows: readonly (readonly string[])[]): boolean =>
  rows.some((cells) => cells.filter((cell) => suggestedField(cell) !== undefined).length > 1);

/** Reads the first sheet with a known header; without any, the first with rows, for which a mapping can be made. */
function chosen({ sheets, setting, file }: OpenBook): WorkbookRead {
  if (sheets.length > MAX_SHEETS) return tooLarge;
  const read = ({ part }: SheetPlace, mostRows: number) => {
    const bytes = file.part(part);
    return bytes
      ? readSheet(bytes, setting, { mostRows, mostCells: MAX_CELLS })
      : { rows: [], tooLarge: false };
  };
  const tops = sheets
    .map((place) => ({ ...place, place, rows: read(place, TOP).rows.slice(0, TOP) }))
    .filter(({ rows }) => rows.length > 0);
  const others = (...used: string[]) => tops.map(({ name }) => name).filter((name) => !used.includes(name));
  const repeats = repeatsAmong(tops);
  if (repeats) {
    const [form, group] = [read(repeats.form.place, Infinity), read(repeats.group.place, Infinity)];
    if (form.tooLarge || group.tooLarge) return tooLarge;
    const rows = joinRepeats({
      form: { name: repeats.form.name, rows: form.rows },
      group: { name: repeats.group.name, rows: group.rows },
    });
    return { rows, sheet: repeats.group.name, others: others(repeats.form.name, repeats.group.name) };
  }
  const sheet =
    tops.find((top) => isOwnHeader(top.rows)) ?? tops.find((top) => isKnownHeader(top.rows)) ?? tops[0];
  if (sheet === undefined) return { rows: [], sheet: '', others: [] };
  const { rows, tooLarge: large } = read(sheet.place, Infinity);
  return large ? tooLarge : { rows, sheet: sheet.name, others: others(sheet.name) };
}

/** Reads a workbook (.xlsx) within limits of sheets, cells and unpacked bytes. Never throws. */
export function readWorkbook(bytes: Uint8Array): WorkbookRead {
  const file = openPackage(bytes);
  if (file === undefined) return { refused: 'not-an-intake.workbook' };
  if ('tooLarge' in file) return tooLarge;
  try {
    const book = openBook(file);
    return book ? chosen(book) : { refused: 'not-an-intake.workbook' };
  } catch {
    return { refused: 'not-an-intake.workbook' };
  }
}
