import { guarded } from '../../../domain/kernel/spreadsheet-guard.ts';

/** A column of a list in a file. An instant is a `Date`, so that a spreadsheet can sort and filter by it. */
export interface FileColumn<Row> {
  readonly header: string;
  value(row: Row): string | number | Date | null | undefined;
}
type Value = ReturnType<FileColumn<unknown>['value']>;

/** The most rows of a file; who needs more asks for an export of the office. */
export const MAX_ROWS = 5000;
const BYTE_ORDER_MARK = '\uFEFF';

/** A page of a list as a file has it. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** Rows that are not in it, because a restriction or an objection stands. */
  readonly heldBack?: number | undefined;
  readonly cursor: string | null;
}

/** Every row of a list, page after page with the same filters, up to the most. */
export async function everyRow<Row>(
  page: (cursor: string | undefined) => Promise<ListPage<Row>>,
): Promise<{ rows: Row[]; complete: boolean; heldBack: number }> {
  const rows: Row[] = [];
  let heldBack = 0;
  let cursor: string | undefined;
  do {
    const found = await page(cursor);
    rows.push(...found.rows);
    heldBack += found.heldBack ?? 0;
    cursor = found.cursor ?? undefined;
  } while (cursor !== undefined && rows.length < MAX_ROWS);
  const complete = cursor === undefined && rows.length <= MAX_ROWS;
  return { rows: rows.slice(0, MAX_ROWS), complete, heldBack };
}

const textOf = (value: Value): string => {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A list as CSV (RFC 4180, with a byte order mark for Excel); a cell that a spreadsheet would run is guarded. */
export function csvOf<Row>(columns: readonly FileColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ value }) => guarded(textOf(value(row))))),
  ];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** The cells of a worksheet. Text stays text: none of it is a formula, however it begins. */
export function sheetOf<Row>(columns: readonly FileColumn<Row>[], rows: readonly Row[]) {
  const cellOf = (value: Value) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd hh:mm' };
    return typeof value === 'number' ? { value, type: Number } : { value, type: String };
  };
  return [
    columns.map(({ header }) => ({ value: header, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => columns.map(({ value }) => cellOf(value(row)))),
  ];
}
