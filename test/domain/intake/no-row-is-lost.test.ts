import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMN_KEYS, COLUMNS } from '../../../domain/intake/columns.ts';
import { decodeFile } from '../../../domain/intake/decode-file.ts';
import type { IntakeContent } from '../../../domain/intake/intake-text.ts';
import { mapFile, tableOf } from '../../../domain/intake/mapping/map-file.ts';
import { suggestMapping } from '../../../domain/intake/mapping/suggest.ts';
import { readFile } from '../../../domain/intake/read-file.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { isRepairable, repaired } from '../../../domain/intake/repair.ts';
import { splitCsv } from '../../../domain/intake/split-csv.ts';
import { workbookOf } from '../../fixtures/workbook.ts';
import { CONTEXT } from './a-household.ts';

const KEYS = ['number', 'name', 'sex', 'birthDate', 'relationship', 'nationality', 'separation'] as const;
const OWN = KEYS.map((key) => COLUMNS[key].name);
const FOREIGN = ['رقم الملف', 'الاسم الكامل', 'الجنس', 'تاريخ الميلاد', 'صلة القرابة', 'الجنسية', 'ملاحظة'];
const cell = fc.oneof(
  fc.constantFrom(
    'K1',
    'K2',
    '',
    'Total',
    'المجموع',
    '12',
    'f',
    'أنثى',
    'PA',
    'SYR',
    'سوري',
    '1984-05-17',
    '"',
    '=1+1',
  ),
  fc.string({ maxLength: 8 }),
);
const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 });
const isFilled = (cells: readonly string[]) =>
  cells.some((text) => text.replace(/[\p{C}\s\u115f\u1160\u3164\uffa0]/gu, '') !== '');

/** Where each row of data of a table has gone; every row with anything in it is somewhere, once. */
function expectAllSomewhere(csv: string): void {
  const { households, rejectedRows, warnings, rejected } = readCsv(csv, CONTEXT);
  if (rejected[0]?.column === '(whole file)') return;
  const passed = warnings.filter(({ rule }) => rule === 'total-row').map(({ row }) => row);
  const found = [...households.flatMap((one) => one.rows), ...rejectedRows, ...passed].sort((a, b) => a - b);
  expect(new Set(found).size).toBe(found.length);
  const data = splitCsv(csv).rows.flatMap(({ cells }, at) => (at > 0 && isFilled(cells) ? [at + 1] : []));
  expect(data.filter((row) => !found.includes(row))).toEqual([]);
}

const textOf = (header: readonly string[], data: readonly (readonly string[])[], sign = ',') =>
  [header, ...data].map((cells) => cells.map((one) => one.replace(/[\r\n]/g, ' ')).join(sign)).join('\n');
const csvOf = (content: IntakeContent) => (content as { csv: string }).csv;

describe('no row of a readable file is neither registered, nor waiting, nor passed over with a note', () => {
  test('of a table, whatever separates its cells', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (data, sign) =>
        expectAllSomewhere(textOf(OWN, data, sign)),
      ),
    );
  });

  test('of a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (data) => {
        const clean = data.map((cells) => cells.map((text) => text.replace(/[^\P{C}]|[\ufffe\uffff]/gu, '')));
        const read = await readFile(workbookOf([{ name: 'A', rows: [OWN, ...clean] }]));
        if (!('content' in read)) throw new Error(JSON.stringify(read));
        const filled = clean.flatMap((cells, at) => (isFilled(cells) ? [at + 2] : []));
        const { households, rejectedRows, warnings } = readCsv(csvOf(read.content), CONTEXT);
        const found = [
          ...households.flatMap((one) => one.rows),
          ...rejectedRows,
          ...warnings.map(({ row }) => row),
        ];
        expect(filled.filter((row) => !found.includes(row))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('of a file that goes through a mapping, each row in its place', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const content = { csv: textOf(FOREIGN, data) };
        const table = tableOf(content);
        if (table.headerAt !== 0) return;
        const mapped = csvOf(mapFile(content, suggestMapping(table, { name: 'x' })));
        expectAllSomewhere(mapped);
        const mappedKeys = new Set(table.header.slice(0, 6));
        const told = table.rows.flatMap(({ cells, unreadable }, at) =>
          at > 0 && (unreadable || isFilled(cells.slice(0, mappedKeys.size))) ? [at + 1] : [],
        );
        const after = splitCsv(mapped).rows;
        expect(told.filter((row) => !isFilled(after[row - 1]?.cells ?? []))).toEqual([]);
      }),
    );
  });

  test('of a file that is put right cell by cell', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('SYR', '', 'x,"y'), (data, value) => {
        const content = { csv: textOf(OWN.slice(0, 5), data) };
        const { rejected } = readCsv(content.csv, CONTEXT);
        const repairs = rejected
          .filter((one) => isRepairable(content, one))
          .map(({ row, column }) => ({ row, column, value }));
        expectAllSomewhere(csvOf(repaired(content, repairs)));
      }),
    );
  });

  test('and no letter of any bytes is replaced', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const lossless = Buffer.from(bytes).toString('utf8');
        if (!lossless.includes('\ufffd')) return;
        const text = decodeFile(bytes);
        expect(
          text === undefined ||
            bytes[0] === 0xff ||
            bytes[0] === 0xfe ||
            Buffer.from(bytes).includes('\ufffd'),
        ).toBe(true);
      }),
    );
    expect(COLUMN_KEYS.length).toBeGreaterThan(KEYS.length);
  });
});
