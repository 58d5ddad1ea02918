import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { FileRead } from '../../../domain/intake/read-file.ts';
import { readFile } from '../../../domain/intake/read-file.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { INTAKE_LANGUAGES, sayCause } from '../../../domain/intake/say.ts';
import { MAX_SHEETS } from '../../../domain/intake/workbook/read-workbook.ts';
import type { WorkbookCell } from '../../fixtures/workbook.ts';
import { STYLE, workbookOf } from '../../fixtures/workbook.ts';
import { CONTEXT } from './a-household.ts';

const csvOf = (read: FileRead): string => {
  if (!('content' in read) || !('csv' in read.content)) throw new Error(JSON.stringify(read));
  return read.content.csv;
};
const HEADER = [
  ...['case number', 'programme', 'office', 'destination office', 'submission priority', 'primary category'],
  ...['secondary category', 'relationship to PA', 'full name', 'sex', 'date of birth', 'nationality'],
];
const row = (number: WorkbookCell, name: string, birth: WorkbookCell): WorkbookCell[] => [
  ...[number, 'resettlement', 'amman', 'toronto', 'normal', 'medical-needs'],
  ...['lack-of-foreseeable-alternatives', 'PA', name, 'f', birth, 'SYR'],
];
const read = async (bytes: Uint8Array) => readCsv(csvOf(await readFile(bytes)), CONTEXT);

describe('an Excel workbook', () => {
  test('of an office goes in as it is', async () => {
    const result = await read(readFileSync('test/fixtures/cases/25-workbook.xlsx'));
    expect(result.rejected).toEqual([]);
    expect(result.households.length).toBeGreaterThan(0);
  });

  test('is read at the first sheet with a header, its rows counting as they stand, the others named', async () => {
    const bytes = workbookOf([
      { name: 'Hidden', hidden: true, rows: [HEADER] },
      { name: 'Notes', rows: [['Send this by Friday']] },
      {
        name: 'القائمة',
        rows: [['List of the office'], [], HEADER, [], row('A-1', 'ليلى <حداد>', '1984-05-17')],
      },
      { name: 'Old', rows: [HEADER] },
    ]);
    const file = await readFile(bytes);
    expect('notes' in file && file.notes.map(({ column, rule }) => [column, rule])).toEqual([
      ['Notes', 'other-sheet'],
      ['Old', 'other-sheet'],
    ]);
    expect((await read(bytes)).households).toMatchObject([
      { rows: [5], newCase: { number: 'A-1', members: [{ name: 'ليلى <حداد>' }] } },
    ]);
  });

  test('gives dates by their day and numbers by all their digits', async () => {
    const bytes = workbookOf([
      {
        name: 'Sheet1',
        rows: [
          HEADER,
          row({ n: '264000000001' }, 'Rima Aa', { n: '30789', style: STYLE.date }),
          row({ n: '2.64E+11' }, 'Rima Bb', { n: '30789', style: STYLE.ownDate }),
          row({ n: '791234567', style: STYLE.tenDigits }, 'Rima Cc', { n: '30789' }),
        ],
      },
    ]);
    const { households, rejected } = await read(bytes);
    expect(rejected).toEqual([]);
    expect(households.map(({ newCase }) => [newCase.number, newCase.members[0]!.birthDate])).toEqual([
      ['264000000001', '1984-04-17'],
      ['264000000000', '1984-04-17'],
      ['0791234567', '1984-04-17'],
    ]);
    const later = workbookOf(
      [{ name: 'Sheet1', rows: [HEADER, row('A-1', 'Rima Aa', { n: '29327', style: STYLE.date })] }],
      { date1904: true },
    );
    expect((await read(later)).households[0]!.newCase.members[0]!.birthDate).toBe('1984-04-17');
  });

  test('lets a number wait whose last digits it has lost, and a formula that failed', async () => {
    const bytes = workbookOf([
      {
        name: 'Sheet1',
        rows: [
          HEADER,
          row({ n: '1.2345678901234567E+17' }, 'Rima Aa', '1984-05-17'),
          row('A-2', 'Rima Bb', { error: '#N/A' }),
        ],
      },
    ]);
    const { rejected } = await read(bytes);
    expect(rejected.map(({ row: at, column, text }) => [at, column, text])).toEqual([
      [2, 'case number', 'wrong-format.shortened'],
      [3, 'date of birth', 'wrong-format.formula'],
    ]);
  });

  test('with a sheet of a repeated group gives each person the answers of its form', async () => {
    const form = [...HEADER.slice(0, 7), '_index'];
    const group = [...HEADER.slice(7), '_parent_index'];
    const bytes = workbookOf([
      {
        name: 'form',
        rows: [
          form,
          [...row('A-1', '', '').slice(0, 7), { n: '1' }],
          [...row('A-2', '', '').slice(0, 7), { n: '2' }],
        ],
      },
      {
        name: 'members',
        rows: [
          group,
          [...row('', 'Rima Aa', '1984-05-17').slice(7), { n: '1' }],
          ['daughter', 'Mona Aa', 'f', '1990-05-17', 'SYR', { n: '1' }],
        ],
      },
    ]);
    const { households, rejected, rejectedRows } = await read(bytes);
    expect(households).toMatchObject([
      { rows: [2, 3], newCase: { number: 'A-1', members: [{}, { name: 'Mona Aa' }] } },
    ]);
    // A household without any person waits; it is not lost.
    expect([rejectedRows, rejected.every(({ rule }) => rule === 'required')]).toEqual([[4], true]);
  });

  test.each([
    ['an older kind or one with a password', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'workbook'],
    ['a packed file of something else', zipSync({ 'a.txt': Uint8Array.of(1) }), 'workbook'],
    ['a damaged one', workbookOf([{ name: 'A', rows: [HEADER] }]).subarray(0, 700), 'workbook'],
    [
      'one with too many sheets',
      workbookOf(Array.from({ length: MAX_SHEETS + 1 }, (_, at) => ({ name: `S${at}`, rows: [HEADER] }))),
      'too-large',
    ],
    [
      'one that unpacks to more than memory should hold',
      zipSync({ 'xl/workbook.xml': new Uint8Array(201_000_000) }, { level: 1 }),
      'too-large',
    ],
  ])('of %s is refused by name before it is read', async (_what, bytes, why) => {
    const file = await readFile(bytes);
    expect(file).toMatchObject({ refused: `not-an-intake.${why}` });
    const { refused, values = {} } = file as Extract<FileRead, { refused: unknown }>;
    for (const language of INTAKE_LANGUAGES)
      expect(sayCause({ text: refused, values }, language)).not.toMatch(/\{|undefined/);
  });
});
