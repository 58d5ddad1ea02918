import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnKey } from '../../../domain/intake/columns.ts';
import { COLUMN_KEYS } from '../../../domain/intake/columns.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { readJson } from '../../../domain/intake/read-json.ts';
import { headerRows, rowsOf } from '../../../domain/intake/write-rows.ts';
import { guarded } from '../../../domain/kernel/spreadsheet-guard.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { registered } from '../../fixtures/id-key.ts';
import { AT, CONTEXT, someHouseholds } from './a-household.ts';

const layout = fc.record({
  columns: fc.shuffledSubarray([...COLUMN_KEYS], { minLength: COLUMN_KEYS.length }),
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\uFEFF'),
  header: fc.constantFrom('names', 'hashtags', 'both'),
  quoteAll: fc.boolean(),
  lastLineEnd: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

function written(
  rows: string[][],
  { columns, delimiter, lineEnd, mark, header, quoteAll, lastLineEnd }: Layout,
): string {
  const cell = (text: string) =>
    quoteAll || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const [names, tags] = headerRows(columns);
  const table = [
    ...(header === 'hashtags' ? [] : [names]),
    ...(header === 'names' ? [] : [tags]),
    ...rows.map((row) => row.map(guarded)),
  ];
  return (
    mark + table.map((row) => row.map(cell).join(delimiter)).join(lineEnd) + (lastLineEnd ? lineEnd : '')
  );
}

describe('a file of good households', () => {
  test('reads back the same in any order of columns, delimiter, line end, mark and header', () => {
    fc.assert(
      fc.property(someHouseholds, layout, (households, how) => {
        const rows = households.flatMap((household) => rowsOf(household, how.columns as ColumnKey[]));
        const result = readCsv(written(rows, how), CONTEXT);
        expect(result.rejected).toEqual([]);
        expect(result.warnings).toEqual([]);
        expect(result.households.map(({ newCase }) => newCase)).toEqual(households);
        expect(result.households.flatMap((household) => household.rows)).toEqual(
          rows.map((_, index) => index + (how.header === 'both' ? 3 : 2)),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('reads the same from JSON', () => {
    fc.assert(
      fc.property(someHouseholds, (households) => {
        const result = readJson(JSON.parse(JSON.stringify({ households })), CONTEXT);
        expect(result.rejected).toEqual([]);
        expect(result.households.map(({ newCase }) => newCase)).toEqual(households);
      }),
      { numRuns: 100 },
    );
  });

  test('holds only households that registration takes', () => {
    fc.assert(
      fc.property(someHouseholds, (households) => {
        const { households: read } = readJson({ households }, CONTEXT);
        for (const { newCase } of read) {
          const policy = shippedPolicy(newCase.programme, 1)!;
          const command = { id: 'import', actor: { id: 'clerk', kind: 'staff' as const, roles: [] }, at: AT };
          const opened = registered(newCase, policy, true, command);
          expect(opened.writes.filter((put) => put.type === 'person')).toHaveLength(newCase.members.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});
