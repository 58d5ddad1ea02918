import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { csvOf, everyRow, type FileColumn, MAX_ROWS, sheetOf } from '../../console/src/desk/list-file.ts';

interface Row {
  name: string;
  count: number;
  at?: string;
}
const columns: FileColumn<Row>[] = [
  { header: 'Name, in full', value: ({ name }) => name },
  { header: 'Count', value: ({ count }) => count },
  { header: 'At', value: ({ at }) => at && new Date(at) },
];
const rows: Row[] = [
  { name: '=HYPERLINK("http://x")', count: -1, at: '2026-03-10T09:00:00.000Z' },
  { name: 'سميرة "Sam", Haddad\nII', count: 2 },
];

describe('a list as a file', () => {
  it('is CSV that reads back, with cells guarded that a spreadsheet would run', () => {
    const text = csvOf(columns, rows);
    expect(text.startsWith('\uFEFF"Name, in full","Count","At"\r\n')).toBe(true);
    expect(parse(text, { bom: true, from: 2 })).toEqual([
      [`'=HYPERLINK("http://x")`, `'-1`, '2026-03-10T09:00:00.000Z'],
      ['سميرة "Sam", Haddad\nII', '2', ''],
    ]);
  });

  it('is a workbook in which text is text and an instant is an instant', async () => {
    const [, first, second] = sheetOf(columns, rows);
    expect(first).toEqual([
      { value: rows[0]!.name, type: String },
      { value: -1, type: Number },
      { value: new Date(rows[0]!.at!), type: Date, format: 'yyyy-mm-dd hh:mm' },
    ]);
    expect(second?.[2]).toBeNull();
    const bytes = await writeXlsxFile(sheetOf(columns, rows), {}).toBuffer();
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.includes('<f>')).toBe(false);
  });

  it('has every page, and says when there were more than fit', async () => {
    const pages = async (cursor: string | undefined) => {
      const from = Number(cursor ?? 0);
      return { rows: [from, from + 1], cursor: from < 4 ? String(from + 2) : null };
    };
    expect(await everyRow(pages)).toEqual({ rows: [0, 1, 2, 3, 4, 5], complete: true, heldBack: 0 });
    const held = await everyRow(async (cursor) => ({ ...(await pages(cursor)), heldBack: 2 }));
    expect(held.heldBack).toBe(6);
    const endless = async () => ({ rows: Array.from({ length: 1000 }, () => 1), cursor: 'more' });
    const cut = await everyRow(endless);
    expect([cut.rows.length, cut.complete]).toEqual([MAX_ROWS, false]);
  });
});
