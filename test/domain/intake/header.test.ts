import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { causesOf } from '../../../domain/intake/causes.ts';
import { decodeFile } from '../../../domain/intake/decode-file.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { rejectedCsv } from '../../../domain/intake/rejected-file.ts';
import { sayCause } from '../../../domain/intake/say.ts';
import { CONTEXT } from './a-household.ts';

const NAMES =
  'case number,programme,office,destination office,priority,primary category,secondary category,relationship to PA,full name,sex,date of birth,nationality';
const TAGS =
  '#case+id,#case+programme,#case+office,#case+office+destination,#case+priority,#case+category+primary,#case+category+secondary,#person+relationship,#person+name,#person+sex,#person+birth+date,#person+nationality+code';
const ROW =
  'KB-TST-00001,resettlement,amman,lyon,normal,medical-needs,lack-of-foreseeable-alternatives,PA,Ilmeri Tolvekova,f,1984-05-17,SYR';
const read = (...lines: string[]) => readCsv(lines.join('\n'), CONTEXT);

describe('the header', () => {
  test.each([
    ['names', [NAMES], 2],
    ['hashtags', [TAGS], 2],
    ['names with hashtags under them', [NAMES, TAGS], 3],
    [
      'names in another language with hashtags under them',
      [
        NAMES.split(',')
          .map((_, index) => `столбец ${index}`)
          .join(','),
        TAGS,
      ],
      3,
    ],
    ['names with empty lines around them', ['', NAMES, '', ''], 5],
  ])('is read from %s', (_what, header, row) => {
    const result = read(...header, ROW);
    expect(result.rejected).toEqual([]);
    expect(result.warnings).toEqual([]);
    expect(result.households).toMatchObject([
      { rows: [row], newCase: { members: [{ name: 'Ilmeri Tolvekova' }] } },
    ]);
  });

  test('takes hashtags with attributes in any order, with spaces, in capitals, and as extension tags', () => {
    const tags = TAGS.replace('#case+office+destination', '#X_Case +destination +Office');
    expect(read(tags, ROW).households).toHaveLength(1);
  });

  test('lets the hashtag decide when the name says something else, and warns', () => {
    const result = read(NAMES.replace('full name', "father's name"), TAGS, ROW);
    expect(result.households[0]!.newCase.members[0]).toMatchObject({ name: 'Ilmeri Tolvekova' });
    expect(result.warnings).toMatchObject([{ row: 2, column: "father's name", rule: 'hashtag-decides' }]);
  });

  test('warns of a hashtag that is not known and goes by the name', () => {
    const result = read(NAMES, TAGS.replace('#person+sex', '#gender'), ROW);
    expect(result.households).toHaveLength(1);
    expect(result.warnings).toMatchObject([{ row: 2, column: 'sex', rule: 'unknown-hashtag' }]);
  });

  test('warns of a column that is not known and ignores it', () => {
    const result = read(`${NAMES},shoe size`, `${ROW},42`);
    expect(result.households).toHaveLength(1);
    expect(result.warnings).toMatchObject([{ row: 1, column: 'shoe size', rule: 'unknown-column' }]);
  });

  test('without a column that every row needs is told once, and every row waits', () => {
    const result = read(
      NAMES.replace(',nationality', ''),
      ROW.replace(',SYR', ''),
      ROW.replace('00001', '00002').replace(',SYR', ''),
    );
    expect(result.rejected.map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [2, 'nationality', 'missing-column'],
      [3, 'nationality', 'missing-column'],
    ]);
    const told = result.rejected.map((one) => ({ ...one, cause: sayCause(one, 'en') }));
    expect(causesOf(told)).toEqual([
      {
        ...{ column: 'nationality', rule: 'missing-column', count: 2, rows: [2, 3], received: [] },
        cause: 'the file has no such column; expected: a column of this name',
      },
    ]);
  });

  test('with a column twice takes it when both say the same', () => {
    expect(read(`${NAMES},sex`, `${ROW},f`).households).toHaveLength(1);
    expect(read(`${NAMES},sex`, `${ROW},m`).rejected).toMatchObject([
      { row: 2, column: 'sex', rule: 'columns-differ', value: 'f / m' },
    ]);
  });

  test.each(['', '\n\n', NAMES, `${NAMES}\n${TAGS}\n`])(
    'with no rows under it is said in a warning',
    (text) => {
      expect(readCsv(text, CONTEXT).warnings.map(({ rule }) => rule)).toContain('no-rows');
    },
  );

  test.each([
    ['no-header', 'hello\nworld\nagain'],
    ['not-an-intake.workbook', readFileSync('test/fixtures/cases/25-workbook.xlsx', 'utf8')],
    ['not-an-intake.encoding', Buffer.from('case number\tname\n', 'utf16le').toString('utf8')],
    ['not-an-intake', '{ "households": ['],
  ])('that is none is told once, as what it is: %s', (text, file) => {
    const result = readCsv(file, CONTEXT);
    expect(result.rejected).toMatchObject([{ column: '(whole file)', text }]);
    expect([result.households, rejectedCsv(file, result)]).toEqual([[], undefined]);
  });
});

describe('a file as offices save it', () => {
  const open = (name: string) => readCsv(decodeFile(readFileSync(`test/fixtures/cases/${name}`))!, CONTEXT);

  test.each([
    ['02-utf16.txt', 'as Unicode text of a spreadsheet', []],
    ['03-sep.csv', 'with a first line that names its separator', []],
    ['04-title.csv', 'with a title above the header', ['passed-over']],
    ['04b-tworow.csv', 'with a header of two rows', ['passed-over']],
    ['26-hxl3.csv', 'with hashtags in the third row', ['passed-over']],
    ['26b-hxl-extra.csv', 'with a column that has no hashtag', ['unknown-column']],
  ])('%s, %s, gives its household of two', (name, _what, notes) => {
    const { households, rejected, warnings } = open(name);
    expect([rejected, households.map(({ newCase }) => newCase.members.map((member) => member.name))]).toEqual(
      [[], [['ندى سعيد الزنبقي', 'سامر فادي الزنبقي']]],
    );
    expect(warnings.map(({ rule }) => rule)).toEqual(notes);
  });

  test('counts rows as the spreadsheet does, whatever stands above them', () => {
    expect(open('03-sep.csv').households[0]?.rows).toEqual([3, 4]);
    expect(open('26-hxl3.csv').households[0]?.rows).toEqual([4, 5]);
  });
});
