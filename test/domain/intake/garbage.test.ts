import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IntakeResult } from '../../../domain/intake/read-intake.ts';
import { readCsv, readCsvInSteps, readRows } from '../../../domain/intake/read-intake.ts';
import { readJson, readJsonInSteps } from '../../../domain/intake/read-json.ts';
import { rejectedCsv, rejectedHouseholds } from '../../../domain/intake/rejected-file.ts';
import { MAX_INTAKE_ROWS } from '../../../domain/intake/rules.ts';
import { headerRows, rowsOf } from '../../../domain/intake/write-rows.ts';
import { withoutMarks } from '../../../domain/kernel/written-text.ts';
import { aHousehold, CONTEXT } from './a-household.ts';

function expectNothingLost(result: IntakeResult): void {
  const taken = result.households.flatMap((household) => household.rows);
  const all = [...taken, ...result.rejectedRows].sort((a, b) => a - b);
  expect(all).toHaveLength(result.rows);
  expect(new Set(all).size).toBe(result.rows);
  expect(new Set(result.rejected.map(({ row }) => row))).toEqual(new Set(result.rejectedRows));
}

const SCRAPS = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '|',
  '=1+1',
  "'",
  'KB-1',
  'principal-applicant',
  '\uFEFF',
  '2020-01-01',
  '1980',
  'f',
  'case number',
  'full name',
  '#case+id',
  'errors',
  'يوسف',
  '\u0000',
  '\uD800',
];
const scraps = fc
  .array(fc.oneof(fc.constantFrom(...SCRAPS), fc.string({ maxLength: 5 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('a file of anything', () => {
  test('never throws and loses no row', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string({ unit: 'binary' })), (text) => {
        const result = readCsv(text, CONTEXT);
        expectNothingLost(result);
        const lines = text
          .replace(/^\uFEFF/, '')
          .split(/\r\n|\r|\n/)
          .filter((line) => line.replace(/[\s",;'|\t]/g, '') !== '');
        if (lines.length > 2 && !text.includes('"')) expect(result.rows).toBeGreaterThan(0);
        rejectedCsv(text, result);
      }),
      { numRuns: 400 },
    );
  });

  test('under a good header never throws and loses no row', () => {
    const [names] = headerRows();
    const line = fc.array(
      fc.oneof(
        fc.constantFrom(...SCRAPS.filter((scrap) => !/[\r\n"#]/.test(scrap))),
        // Right under the header, a row of nothing but hashtags belongs to the header.
        fc.string({ maxLength: 4 }).filter((text) => !text.includes('#')),
      ),
      { maxLength: names.length + 2 },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (rows) => {
        const result = readRows([names, ...rows], CONTEXT);
        expectNothingLost(result);
        const filled = rows.filter((cells) => cells.some((cell) => withoutMarks(cell) !== ''));
        expect(result.rows).toBe(filled.length);
      }),
      { numRuns: 250 },
    );
  });

  test('a good household between broken quotes goes in, and each broken line is a row of its own', () => {
    fc.assert(
      fc.property(
        aHousehold('KB-TST-1'),
        fc.array(fc.constantFrom('a"b', '"a', '"a"b'), { minLength: 1, maxLength: 6 }),
        (household, broken) => {
          const quoted = [...headerRows().slice(0, 1), ...rowsOf(household)].map((row) =>
            row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
          );
          const numbered = broken.map((line, index) => `KB-BAD-${index},${line}`);
          const result = readCsv([...quoted, ...numbered].join('\n'), CONTEXT);
          expectNothingLost(result);
          expect(result.households).toHaveLength(1);
          expect(result.rejectedRows).toHaveLength(broken.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('rows beyond the limit wait, and so does the household that they cut', () => {
    const [names] = headerRows(['number', 'name']);
    const rows = Array.from({ length: MAX_INTAKE_ROWS + 2 }, (_, index) => [
      `KB-${index < MAX_INTAKE_ROWS ? index : 0}`,
      'x',
    ]);
    const result = readRows([names, ...rows], CONTEXT);
    expectNothingLost(result);
    expect(result.rejected.filter(({ rule }) => rule === 'too-many-rows').map(({ row }) => row)).toEqual([
      MAX_INTAKE_ROWS + 2,
      MAX_INTAKE_ROWS + 3,
    ]);
  });

  test('with more rows than it may have is refused before any is read', () => {
    const [names] = headerRows(['number', 'name']);
    const csv = `${names.join(',')}\n${'x,\n'.repeat(300_000)}`;
    const { done, value } = readCsvInSteps(csv, CONTEXT).next();
    expect(done).toBe(true);
    expect(value!.result.rejected).toMatchObject([
      { column: '(whole file)', rule: 'too-many-rows', values: { most: MAX_INTAKE_ROWS, rows: 300_001 } },
    ]);
    const json = { households: Array.from({ length: MAX_INTAKE_ROWS + 1 }, () => ({})) };
    expect(readJsonInSteps(json, CONTEXT).next()).toMatchObject({ done: true });
  });

  test('with nothing but separators in its last rows has no rows there', () => {
    const [names] = headerRows(['number', 'name']);
    expect(readCsv(`${names.join(',')}\nKB-1,x\n${' , ;\n'.repeat(300_000)}`, CONTEXT).rows).toBe(1);
  });

  test('is read in steps of some hundred rows, so that others are served in between', () => {
    const [names] = headerRows(['number', 'name']);
    const csv = `${names.join(',')}\n${Array.from({ length: 5000 }, (_, row) => `KB-${row},"x"\n`).join('')}`;
    const steps = readCsvInSteps(csv, CONTEXT);
    let taken = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) taken += 1;
    expect(taken).toBeGreaterThan(25);
    expect(step.value.result.rows).toBe(5000);
  });

  test('of JSON never throws and loses no household', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ households: fc.array(fc.jsonValue(), { maxLength: 5 }) })),
        (json) => {
          const result = readJson(json, CONTEXT);
          expectNothingLost(result);
          rejectedHouseholds(json, result);
        },
      ),
      { numRuns: 250 },
    );
  });
});
