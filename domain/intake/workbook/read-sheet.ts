import { numberShown } from './cell-value.ts';
import { readXml } from './read-xml.ts';

/** What cells refer to: texts and formats by position, and how days are counted. */
export interface SheetSetting {
  readonly texts: readonly string[];
  readonly formats: readonly string[];
  readonly from1904: boolean;
}

/** The most columns that are read; a spreadsheet can have 16,384. */
const MAX_COLUMNS = 500;

/** The position of a column named by letters, from 0: `B3` is 1. */
const columnOf = (reference: string): number =>
  [...(/^[A-Z]+/.exec(reference)?.[0] ?? '')].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  ) - 1;

interface Cell {
  at: number;
  type: string;
  style: number;
  text: string;
}

function shown({ type, style, text }: Cell, { texts, formats, from1904 }: SheetSetting): string {
  if (type === 's') return texts[Number(text)] ?? '';
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || text === '') return text;
  return numberShown(text, { from1904, format: formats[style] ?? '' });
}

/** The rows of a sheet as they count in the spreadsheet, empty ones included; at most `mostRows`, and `mostCells`. */
export function readSheet(
  bytes: Uint8Array,
  setting: SheetSetting,
  { mostRows, mostCells }: { mostRows: number; mostCells: number },
): { rows: string[][]; tooLarge: boolean } {
  const rows: string[][] = [];
  let cells = 0;
  let tooLarge = false;
  let row = 0;
  let cell: Cell | undefined;
  let next = 0;
  let inValue = false;
  const isDone = () => tooLarge || row > mostRows;
  readXml(
    bytes,
    {
      open: (name, { r = '', t = 'n', s = '0' }) => {
        if (name === 'row') {
          row = r === '' ? row + 1 : Number(r);
          next = 0;
        } else if (name === 'c')
          cell = { at: r === '' ? next : columnOf(r), type: t, style: Number(s), text: '' };
        else inValue = cell !== undefined && (name === 'v' || name === 't');
      },
      text: (part) => {
        if (cell && inValue) cell.text += part;
      },
      close: (name) => {
        if (name === 'v' || name === 't') inValue = false;
        if (name !== 'c' || cell === undefined) return;
        next = cell.at + 1;
        const value = shown(cell, setting);
        cells += 1;
        tooLarge ||= cells > mostCells;
        if (value !== '' && cell.at >= 0 && cell.at < MAX_COLUMNS && row >= 1 && !isDone()) {
          while (rows.length < row) rows.push([]);
          const into = rows[row - 1] as string[];
          while (into.length < cell.at) into.push('');
          into[cell.at] = value;
        }
        cell = undefined;
      },
    },
    isDone,
  );
  return { rows, tooLarge };
}
