import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IntakePart } from '../../../domain/intake/cut-intake.ts';
import { cutIntake, MAX_FILE_ROWS } from '../../../domain/intake/cut-intake.ts';
import type { IntakeContent } from '../../../domain/intake/intake-text.ts';
import type { IntakeResult } from '../../../domain/intake/read-intake.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { readJson } from '../../../domain/intake/read-json.ts';
import { sayCause } from '../../../domain/intake/say.ts';
import { sendParts } from '../../../domain/intake/send-parts.ts';
import { headerRows } from '../../../domain/intake/write-rows.ts';
import { CONTEXT } from './a-household.ts';

const HEADER = headerRows(['number', 'individualNumber', 'name'])[0].join(',');
const partsOf = (content: IntakeContent): IntakePart[] => {
  const cut = cutIntake(content);
  if ('tooMany' in cut) throw new Error('Expected a file that can be cut.');
  return cut.parts;
};
const read = (content: IntakeContent): IntakeResult =>
  'csv' in content ? readCsv(content.csv, CONTEXT) : readJson(content.json, CONTEXT);
const found = ({ rejected }: IntakeResult, rowInFile = (row: number) => row) =>
  rejected.map(({ row, column, rule }) => `${rowInFile(row)} ${column} ${rule}`);

describe('a file that is cut', () => {
  test('says part by part what it says as a whole, at the rows that it has', () => {
    const cell = fc.constantFrom('A', 'B', 'C', ' a ', '', '"', 'x"y', '1;2');
    const row = fc
      .tuple(fc.constantFrom('K1', 'K2', 'k1', 'K3', ''), cell, cell)
      .map((cells) => cells.join(','));
    const many = fc.array(row, { maxLength: 30 });
    fc.assert(
      fc.property(many, fc.nat(700), (rows, filler) => {
        const fill = Array.from({ length: filler }, (_, index) => `F${index},,Ilmeri Tolvekova`);
        const csv = [HEADER, ...fill, 'K0,,x', ...rows].join('\n');
        const parts = partsOf({ csv });
        const told = parts.flatMap((part) => found(read(part.content), part.rowInFile));
        expect(told.sort()).toEqual(found(read({ csv })).sort());
      }),
      { numRuns: 60 },
    );
  });

  test('keeps a case and whoever shares an individual number in one part, however large the file', () => {
    const rows = Array.from(
      { length: 1800 },
      (_, index) => `K${index % 900},${index === 3 || index === 1700 ? 'I-1' : ''},x`,
    );
    const parts = partsOf({ csv: [HEADER, ...rows].join('\n') });
    expect(parts.length).toBeGreaterThan(2);
    const numbers = parts.map(({ content }) => new Set((content as { csv: string }).csv.match(/^K\d+/gm)));
    expect(numbers.reduce((sum, set) => sum + set.size, 0)).toBe(900);
    expect(parts.filter(({ content }) => (content as { csv: string }).csv.includes('I-1'))).toHaveLength(1);
    const json = { households: rows.map((_, index) => ({ number: `K${index % 900}` })) };
    expect(partsOf({ json }).length).toBeGreaterThan(2);
  });

  test('takes an Arabic file of more than a megabyte, and says of one that is too long how long it is', () => {
    const line = 'عبدالرحمن مصطفى الحسن الشامي بن عبدالعزيز '.repeat(4);
    const rows = Array.from({ length: 12_000 }, (_, index) => `ARB-${index >> 1},,${line}`);
    const csv = [HEADER, ...rows].join('\n');
    expect(csv.length).toBeGreaterThan(1_048_576);
    const parts = partsOf({ csv });
    expect(
      parts.reduce((sum, { content }) => sum + (content as { csv: string }).csv.split('\n').length - 2, 0),
    ).toBe(12_000);
    const long = [HEADER, ...Array.from({ length: MAX_FILE_ROWS + 30 }, () => 'x,,y')].join('\n');
    expect(cutIntake({ csv: long })).toEqual({ tooMany: MAX_FILE_ROWS + 31 });
  });

  test('is sent once, goes on where a call stopped, and comes back as one report and one file', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => `K${index},,${index % 400 === 7 ? '-' : 'x'}`);
    const cut = cutIntake({ csv: [HEADER, ...rows].join('\n') });
    if ('tooMany' in cut) throw new Error('Expected a file that can be cut.');
    const sent: [IntakeContent, number][] = [];
    const report = await sendParts(cut, async (content, from) => {
      sent.push([content, from]);
      const { rejected, rows: many } = read(content);
      const names = rejected.filter(({ rule }) => rule === 'name-of-nothing');
      const told = names.map((one) => ({ ...one, cause: sayCause(one, 'en'), message: 'x' }));
      const next = from === 0 && sent.length === 1 ? 100 : null;
      return {
        rows: many,
        total: many,
        next,
        households: [],
        rejected: from === 0 ? told : [],
        ...{ warnings: [], alike: [], importId: null, proposed: 0 },
      };
    });
    expect(
      sent.map(([content, from]) => [cut.parts.findIndex((part) => part.content === content), from]),
    ).toEqual([[0, 0], [0, 100], ...cut.parts.slice(1).map((_, index) => [index + 1, 0])]);
    expect([report.rows, report.rejectedRows]).toEqual([1200, [9, 409, 809]]);
    expect(report.causes).toMatchObject([
      { rule: 'name-of-nothing', count: 3, rows: [9, 409, 809], received: ['-'] },
    ]);
    expect(report.rejectedFile!.trim().split('\r\n')).toHaveLength(4);
  });
});
