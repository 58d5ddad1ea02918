import type { ColumnKey } from './columns.ts';
import { COLUMN_KEYS, COLUMNS } from './columns.ts';
import { lineOf, MAX_FILE_ROWS } from './cut-intake.ts';
import type { IntakeContent } from './intake-text.ts';
import { readHeader } from './read-header.ts';
import { splitCsv } from './split-csv.ts';

/** A cell that a person put right: where it is, as reports name it, and what it says now. */
export interface Repair {
  readonly row: number;
  /** The column's name; in JSON the path inside the household. */
  readonly column: string;
  readonly value: string;
}

const keyNamed = (column: string): ColumnKey | undefined =>
  COLUMN_KEYS.find((key) => COLUMNS[key].name === column);

/** True if a report is about one cell that can be put right where it stands. */
export const isRepairable = (
  content: IntakeContent,
  { column, rule }: { column: string; rule: string },
): boolean =>
  rule !== 'held-back' && ('json' in content ? /^[a-zA-Z]/.test(column) : keyNamed(column) !== undefined);

function repairedTable(csv: string, repairs: readonly Repair[]): string {
  const table = splitCsv(csv, MAX_FILE_ROWS);
  const copies = table.rows.map((row) => ({ ...row, cells: [...row.cells] }));
  const rows = copies.map(({ cells }) => cells);
  const header = readHeader(rows);
  const headerRow = rows[header.rows[0] ?? 0] ?? [];
  const added = new Map<ColumnKey, number>();
  for (const { row, column, value } of repairs) {
    const key = keyNamed(column);
    const cells = rows[row - 1];
    if (key === undefined || cells === undefined) continue;
    const known = header.positions.get(key) ?? [added.get(key) ?? -1];
    const at = known[0] === -1 ? Math.max(...rows.map((one) => one.length)) : (known[0] ?? 0);
    if (known[0] === -1) {
      added.set(key, at);
      while (headerRow.length < at) headerRow.push('');
      headerRow[at] = COLUMNS[key].name;
      const tags = header.rows[1] === undefined ? undefined : rows[header.rows[1]];
      if (tags) tags[at] = COLUMNS[key].hxl;
    }
    // Where a column stands twice, all of it says the same then.
    for (const position of known[0] === -1 ? [at] : known) {
      while (cells.length < position) cells.push('');
      cells[position] = value;
    }
  }
  return copies.map((row) => lineOf(row, table.delimiter)).join('');
}

function put(owner: unknown, [key, ...rest]: string[], value: unknown): void {
  if (typeof owner !== 'object' || owner === null || key === undefined) return;
  const fields = owner as Record<string, unknown>;
  if (rest.length === 0) fields[key] = value;
  else put(fields[key], rest, value);
}

const jsonValue = (text: string): unknown => (text === 'true' || text === 'false' ? text === 'true' : text);

function repairedJson(json: unknown, repairs: readonly Repair[]): unknown {
  const copy = structuredClone(json) as { households?: unknown[] };
  for (const { row, column, value } of repairs)
    put(copy.households?.[row - 1], column.split('.'), jsonValue(value));
  return copy;
}

/** The file with cells put right; rows count as before. */
export function repaired(content: IntakeContent, repairs: readonly Repair[]): IntakeContent {
  if (repairs.length === 0) return content;
  return 'csv' in content
    ? { csv: repairedTable(content.csv, repairs) }
    : { json: repairedJson(content.json, repairs) };
}
