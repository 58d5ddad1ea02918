import { isBlank, readHeader } from '../read-header.ts';
import type { TableRow } from '../split-csv.ts';
import { suggestedField } from './suggested-field.ts';

/** A table whose columns have names of their own. */
export interface ForeignTable {
  readonly rows: readonly TableRow[];
  /** The index of the row that names the columns; -1 of an empty table. */
  readonly headerAt: number;
  readonly header: readonly string[];
}

/** The rows at the top of a file in which its header is looked for. */
const TOP = 25;

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** Finds the header: the row that names most fields, or else the first that is as wide as the table. */
export function foreignTable(rows: readonly TableRow[]): ForeignTable {
  const top = rows.slice(0, TOP).map(({ cells }) => cells);
  const known = top.map((cells) => cells.filter((cell) => suggestedField(cell) !== undefined).length);
  const most = Math.max(0, ...known);
  const widest = Math.max(0, ...top.map(filled));
  const at =
    most > 1 ? known.indexOf(most) : top.findIndex((cells) => !isBlank(cells) && filled(cells) * 2 > widest);
  return { rows, headerAt: at, header: (rows[at]?.cells ?? []).map((cell) => cell.trim()) };
}

/** True if the table lacks nothing that every household or person needs, so that it goes in as it is. */
export const isOwnTable = (rows: readonly (readonly string[])[]): boolean => {
  const { positions, lacks } = readHeader(rows);
  return positions.size > 0 && lacks.size === 0;
};
