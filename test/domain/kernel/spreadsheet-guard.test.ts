import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../../../domain/kernel/spreadsheet-guard.ts';

/** The cells that a spreadsheet makes of a line: some divide at semicolons, where a quote inside of a cell means nothing. */
const cellsOf = (line: string): string[] => line.split(/[;\t\r\n]/);
const runs = (cell: string): boolean => /^\s*[=+\-@＝＋－＠]/u.test(cell);
const text = fc.string({ unit: fc.constantFrom(...';\t\r\n\'=+-@＝ ab,"'.split('')), maxLength: 12 });

describe('a cell of a file that people open in a spreadsheet', () => {
  it('runs nothing, also where the spreadsheet divides at semicolons', () => {
    const formula = 'x;=HYPERLINK("http://127.0.0.1/";"y");z';
    expect(cellsOf(`id,"${formula}",b`).some(runs)).toBe(true);
    expect(cellsOf(`id,"${guarded(formula)}",b`).some(runs)).toBe(false);
    fc.assert(
      fc.property(text, (cell) => {
        expect(cellsOf(guarded(cell)).filter(runs)).toEqual([]);
      }),
    );
  });

  it('is read back as it was', () => {
    fc.assert(
      fc.property(text, (cell) => {
        expect(unguarded(guarded(cell))).toBe(cell);
      }),
    );
  });
});
