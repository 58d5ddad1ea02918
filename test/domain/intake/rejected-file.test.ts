import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { readJson } from '../../../domain/intake/read-json.ts';
import { rejectedCsv, rejectedHouseholds, writeCsv } from '../../../domain/intake/rejected-file.ts';
import { splitCsv } from '../../../domain/intake/split-csv.ts';
import { headerRows, rowsOf } from '../../../domain/intake/write-rows.ts';
import { unguarded } from '../../../domain/kernel/spreadsheet-guard.ts';
import { CONTEXT, someHouseholds } from './a-household.ts';

describe('the file of rejected rows', () => {
  test('is put right and imported as it is, and then every household is in', () => {
    fc.assert(
      fc.property(
        someHouseholds,
        fc.constantFrom(',' as const, ';' as const, '\t' as const),
        (households, delimiter) => {
          const rows = households.map((household) => rowsOf(household));
          const [names, tags] = headerRows();
          const sex = names.indexOf('sex');
          const wrong = rows.map((members, index) =>
            index % 2 === 1 ? members : members.map((cells) => cells.with(sex, '?!')),
          );
          const text = writeCsv([names, tags, ...wrong.flat()], delimiter);
          const first = readCsv(text, CONTEXT);
          const waiting = splitCsv(rejectedCsv(text, first)!).rows.map(({ cells }) => cells.map(unguarded));
          expect(waiting.slice(0, 2).map((cells) => cells.at(-1))).toEqual(['errors', '#meta+errors']);
          const right = rows
            .flatMap((members, index) => (index % 2 === 1 ? [] : members))
            .map((cells) => cells[sex]!);
          const fixed = waiting.map((cells, index) =>
            index < 2 ? cells : cells.with(sex, right[index - 2]!),
          );
          const second = readCsv(writeCsv(fixed, delimiter), CONTEXT);
          expect(second.rejected).toEqual([]);
          expect(second.warnings).toEqual([]);
          const taken = [...first.households, ...second.households].map(({ newCase }) => newCase);
          expect(taken.sort((a, b) => a.number.localeCompare(b.number))).toEqual(households);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('comes out the same when it is imported with nothing put right', () => {
    const text = writeCsv([
      [...headerRows()[0], '', 'note'],
      [
        'KB-1',
        '2',
        '=cmd()',
        "'kept",
        '@x',
        '',
        '',
        '',
        '',
        '',
        '-5',
        'q',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        'beyond',
        'n',
      ],
    ]);
    const once = rejectedCsv(text, readCsv(text, CONTEXT))!;
    const twice = rejectedCsv(once, readCsv(once, CONTEXT))!;
    expect(twice).toBe(once);
  });

  test('has no cell that a spreadsheet would run', () => {
    const dangerous = fc.constantFrom('=1+1', '+1', '-1', '@sum', '\t=1', ' =1', '＝1', "=cmd|' /C calc'!A0");
    fc.assert(
      fc.property(fc.array(dangerous, { minLength: 1, maxLength: 10 }), (cells) => {
        const text = `${headerRows()[0].join(',')}\n${cells.map((cell) => `"${cell}"`).join(',')}\n`;
        const rows = splitCsv(rejectedCsv(text, readCsv(text, CONTEXT))!).rows;
        for (const cell of rows.flatMap((row) => row.cells)) expect(cell).not.toMatch(/^\s*[=+\-@＝]/u);
      }),
    );
  });

  test('tells for each row what is wrong with it, and why the others wait', () => {
    const [names] = headerRows(['number', 'name', 'sex']);
    const text = [names.join(';'), 'KB-1;Ilmeri Tolvekova;f', 'KB-1;;q'].join('\r\n');
    const rows = splitCsv(rejectedCsv(text, readCsv(text, CONTEXT))!).rows.map(({ cells }) => cells);
    expect(rows[2]!.slice(0, 3)).toEqual(['KB-1', '', 'q']);
    expect(rows[2]!.at(-1)).toContain('full name: nothing is filled in; expected: a value');
    expect(rows[2]!.at(-1)).toContain(
      'sex: this is none of the codes (received “\u2068q\u2069”); expected: one of f, m, x, u',
    );
  });

  test('keeps a cell of several lines as one cell', () => {
    const text = `${headerRows()[0].join(',')},remark\nKB-1${','.repeat(headerRows()[0].length)}"one\ntwo"\n`;
    const rows = splitCsv(rejectedCsv(text, readCsv(text, CONTEXT))!).rows;
    expect(rows).toHaveLength(2);
    expect(rows[1]!.cells.at(-2)).toBe('one\ntwo');
  });

  test('keeps a line whose quotes are broken, to be put right', () => {
    const text = `${headerRows()[0].join(',')}\nKB-1,"broken,f\n`;
    const rejected = rejectedCsv(text, readCsv(text, CONTEXT))!;
    expect(splitCsv(rejected).rows[1]!.cells.slice(0, 3)).toEqual(['KB-1', '"broken', 'f']);
  });

  test('is not made when nothing waits', () => {
    const text = headerRows()[0].join(',');
    expect(rejectedCsv(text, readCsv(text, CONTEXT))).toBeUndefined();
  });

  test('of JSON holds the households that wait with their errors, and is imported again as it is', () => {
    fc.assert(
      fc.property(someHouseholds, (households) => {
        const given = {
          households: households.map((household, index) =>
            index % 2 === 1 ? household : { ...household, priority: 'soon' },
          ),
        };
        const first = readJson(given, CONTEXT);
        const waiting = rejectedHouseholds(given, first)!.households as ({ errors: string[] } & object)[];
        expect(
          waiting.every(({ errors }) => errors.length === 1 && errors[0]!.startsWith('priority: ')),
        ).toBe(true);
        const second = readJson(
          { households: waiting.map((household) => ({ ...household, priority: 'urgent' })) },
          CONTEXT,
        );
        expect(second.rejected).toEqual([]);
        expect(second.warnings).toEqual([]);
        expect(first.households.length + second.households.length).toBe(households.length);
      }),
      { numRuns: 30 },
    );
  });
});
