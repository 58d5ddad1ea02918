import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentOfText } from '../../../domain/intake/intake-text.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { readJson } from '../../../domain/intake/read-json.ts';
import { sayRejection } from '../../../domain/intake/say.ts';
import { CONTEXT } from './a-household.ts';

const file = (name: string) => readFileSync(`test/fixtures/cases/${name}`, 'utf8');

describe('nationalities as offices wrote them', () => {
  const result = readCsv(file('07-countries.csv'), CONTEXT);
  const taken = result.households.map(({ newCase }) => newCase.members[0]!.nationality);

  test('go in where they are a code, those of travel documents, ended and renamed states too', () => {
    expect(taken).toEqual(['XKX', 'XXA', 'XXX', 'UNK', 'PSE', 'ROU', 'YUG', 'COD']);
  });

  test('wait where they are none, and what is meant is offered where it can be known', () => {
    const told = result.rejected.map(({ value, rule, values }) => [value, rule, values.meant]);
    expect(told).toEqual([
      ['STA', 'not-in-list', 'XXA'],
      ['ZZZ', 'not-in-list', undefined],
      ['SRY', 'not-in-list', undefined],
      ['SY', 'not-in-list', 'SYR'],
      ['Syria', 'not-in-list', 'SYR'],
      ['Stateless', 'not-in-list', 'XXA'],
      ['Palestinian', 'not-in-list', undefined],
      ['Eritrean', 'not-in-list', undefined],
      ['', 'required', undefined],
    ]);
  });
});

describe('one person in two rows', () => {
  const waiting = (name: string) =>
    readCsv(file(name), CONTEXT).rejected.map(({ row, column, rule }) => [row, column, rule]);

  test('waits, and the rest of the case with it', () => {
    expect(waiting('16-same.csv')).toEqual([
      [2, 'case number', 'held-back'],
      [3, 'full name', 'row-repeated'],
      [4, 'full name', 'row-repeated'],
    ]);
  });

  test('is not what twins with names of their own are', () => {
    expect(waiting('16b-twins.csv')).toEqual([]);
  });

  test('is found in JSON too', () => {
    const { newCase } = readCsv(file('16b-twins.csv'), CONTEXT).households[0]!;
    const members = [...newCase.members, newCase.members[1]!];
    const { rejected } = readJson({ households: [{ ...newCase, members }] }, CONTEXT);
    expect(rejected.map(({ column, rule }) => [column, rule])).toEqual([
      ['members.1.name', 'row-repeated'],
      ['members.5.name', 'row-repeated'],
    ]);
  });
});

describe('a number that a spreadsheet has shortened', () => {
  test.each(['15a.csv', '15b.csv'])('is refused with its cause: %s', (name) => {
    const { households, rejected } = readCsv(file(name), CONTEXT);
    expect(households).toEqual([]);
    expect(rejected).toMatchObject([{ column: 'case number', rule: 'wrong-format', value: '2.64E+11' }]);
    expect(sayRejection(rejected[0]!, 'en')).toContain('spreadsheet has shortened');
  });
});

describe('marks that nobody sees', () => {
  test('hold no code, number or date back, and name nobody', () => {
    const [header, row] = file('10a.csv').trim().split('\n') as [string, string];
    const marked = row
      .replace('resettlement', '\u200fresettlement\u200f')
      .replace('FLD-10-A', 'FLD\u200d-10-A\u200e')
      .replace(',SYR,', ',S\u0640YR\ufeff,')
      .replace('1983-07-07', '\u202a١٩٨٣-٠٧-٠٧\u202c');
    const { households, rejected } = readCsv(`${header}\n${marked}\n`, CONTEXT);
    expect(rejected).toEqual([]);
    expect(households[0]!.newCase).toMatchObject({
      number: 'FLD-10-A',
      members: [{ birthDate: '1983-07-07' }],
    });
    const nobody = readCsv(`${header}\n${row.replace('Bassel Qanawati', '\u200b')}\n`, CONTEXT);
    expect(nobody.rejected).toMatchObject([{ column: 'full name', rule: 'required' }]);
  });
});

describe('a child who came of age since the file was written', () => {
  test('is taken as an adult, with a note', () => {
    const { households, rejected, warnings } = readCsv(file('29-aged.csv'), {
      ...CONTEXT,
      at: '2026-11-27T10:00:00Z',
    });
    expect(rejected).toEqual([]);
    expect(households[0]!.newCase.members[1]).toMatchObject({
      separation: 'accompanied',
      custody: 'not-a-child',
    });
    expect(warnings).toMatchObject([{ row: 3, column: 'custody', rule: 'came-of-age' }]);
    const { newCase } = households[0]!;
    const members = [newCase.members[0], { ...newCase.members[1]!, custody: 'both-parents' }];
    const again = readJson(
      { households: [{ ...newCase, members }] },
      { ...CONTEXT, at: '2026-11-27T10:00:00Z' },
    );
    expect([again.rejected, again.warnings.map(({ rule }) => rule)]).toEqual([[], ['came-of-age']]);
  });
});

describe('JSON as programs write it', () => {
  const jsonOf = (text: string) => {
    const content = contentOfText(text);
    return content && 'json' in content ? readJson(content.json, CONTEXT) : undefined;
  };
  const bom = file('27-bom.json');
  const { households: whole } = JSON.parse(bom.slice(1)) as { households: [object] };

  test('is read with its byte-order mark, a number that is a number, and null for what is absent', () => {
    expect(bom.charCodeAt(0)).toBe(0xfeff);
    expect(jsonOf(bom)!.households[0]!.newCase.number).toBe('12345');
    const nulls = JSON.stringify({ households: [{ ...whole[0], preferences: null, tracing: null }] });
    expect(jsonOf(nulls)!.rejected).toEqual([]);
  });

  test('is read as a list, and as one household a line', () => {
    const two = [whole[0], { ...whole[0], number: 'B-2' }];
    for (const text of [JSON.stringify(two), two.map((one) => JSON.stringify(one)).join('\r\n')])
      expect(jsonOf(text)!.households.map(({ newCase }) => newCase.number)).toEqual(['12345', 'B-2']);
    expect(contentOfText('{ "households": ')).toBeUndefined();
  });
});

test('a size that a spreadsheet wrote as 2.0 is two', () => {
  const text = file('16b-twins.csv')
    .replaceAll('\nFLD-16B,', '\n5.0,FLD-16B,')
    .replace('case number', 'case size,case number');
  expect(readCsv(text, CONTEXT).rejected).toEqual([]);
});

describe('today', () => {
  const born = (day: string) => file('10a.csv').replace('1983-07-07', day);
  /** Two in the morning of 24 November in Amman is the evening before by UTC. */
  const night = { ...CONTEXT, at: '2026-11-23T23:00:00Z' };

  test('is the day of the office, and only that', () => {
    const child = born('2026-11-24').replace('principal-applicant', 'son');
    const rules = (text: string) => readCsv(text, night).rejected.map(({ rule }) => rule);
    expect(rules(child)).not.toContain('in-future');
    expect(rules(child.replace('2026-11-24', '2026-11-25'))).toContain('in-future');
  });
});

describe('what nobody sees', () => {
  const written = file('29-aged.csv').trimEnd();

  test.each([
    ['a control character', '\u0000'],
    ['a deletion', '\u007f'],
    ['a control of another century', '\u0085'],
    ['a filler of Hangul', '\u3164'],
    ['half a filler', '\uffa0'],
    ['a tag', '\u{e0041}'],
    ['a selector of variants', '\u{e0101}'],
  ])('makes no other number of one: %s', (_what, mark) => {
    const { households, rejected } = readCsv(written.replaceAll('FLD-29', `FLD${mark}-29`), CONTEXT);
    expect([households.map(({ newCase }) => newCase.number), rejected]).toEqual([['FLD-29'], []]);
  });

  test.each([
    ['\u3164', 'required'],
    ['\u115f\u1160', 'required'],
    ['\uffa0.', 'name-of-nothing'],
  ])('names nobody (%j)', (name, rule) => {
    const { rejected } = readCsv(written.replace('Laith Hadidi', name), CONTEXT);
    expect(rejected.map((one) => [one.column, one.rule])).toContainEqual(['full name', rule]);
  });

  test.each(['\u200f', '\u200f,\ufeff,,', '\u00a0,\u0000'])('is no row (%j)', (row) => {
    const { households, rejected } = readCsv(`${written}\n${row}`, CONTEXT);
    expect([households.length, rejected]).toEqual([1, []]);
  });
});
