import { describe, expect, test } from 'vitest';
import { readJson } from '../../../domain/intake/read-json.ts';
import { CONTEXT } from './a-household.ts';

const PERSON = {
  relationship: 'principal-applicant',
  name: 'Ilmeri Tolvekova',
  sex: 'f',
  birthDate: '1984-05-17',
  birthDateEstimated: false,
  nationality: 'SYR',
  languages: ['ar'],
  needs: [],
  separation: 'accompanied',
  custody: 'not-a-child',
};
const HOUSEHOLD = {
  programme: 'resettlement',
  number: 'KB-TST-00001',
  office: 'amman',
  destinationOffice: 'lyon',
  primaryCategory: 'medical-needs',
  secondaryCategory: 'lack-of-foreseeable-alternatives',
  priority: 'normal',
  members: [PERSON],
};
const GOOD = { ...HOUSEHOLD, number: 'KB-TST-00002' };
const read = (...households: unknown[]) => readJson({ households }, CONTEXT);

describe('intake as JSON', () => {
  test.each([
    ['not-in-list', { ...HOUSEHOLD, priority: 'soon' }, 'priority', 'soon'],
    [
      'not-a-date',
      { ...HOUSEHOLD, members: [{ ...PERSON, birthDate: '17/05/1984' }] },
      'members.0.birthDate',
      '17/05/1984',
    ],
    [
      'too-long',
      { ...HOUSEHOLD, members: [{ ...PERSON, name: 'x'.repeat(201) }] },
      'members.0.name',
      'x'.repeat(201),
    ],
    ['required', { ...HOUSEHOLD, office: undefined }, 'office', ''],
    [
      'wrong-format',
      { ...HOUSEHOLD, members: [{ ...PERSON, languages: 'ar' }] },
      'members.0.languages',
      'ar',
    ],
    [
      'categories-equal',
      { ...HOUSEHOLD, secondaryCategory: 'medical-needs' },
      'secondaryCategory',
      'medical-needs',
    ],
    [
      'adult-separated',
      { ...HOUSEHOLD, members: [{ ...PERSON, separation: 'separated' }] },
      'members.0.separation',
      'separated',
    ],
    ['wrong-format', 'a household', '(household)', 'a household'],
  ])('%s is reported by place and path', (rule, household, column, value) => {
    const result = read(GOOD, household);
    expect(result.rejected).toMatchObject([{ row: 2, column, rule, value }]);
    expect(result).toMatchObject({ rows: 2, rejectedRows: [2], households: [{ rows: [1] }] });
  });

  test('more than 20 members are too many', () => {
    const members = Array.from({ length: 21 }, (_, index) =>
      index === 0 ? PERSON : { ...PERSON, relationship: 'sister' },
    );
    expect(read({ ...HOUSEHOLD, members }).rejected).toMatchObject([{ column: 'members', rule: 'too-many' }]);
  });

  test('a number that two households have makes both wait', () => {
    const result = read(HOUSEHOLD, GOOD, { ...HOUSEHOLD, number: ' kb-tst-00001' });
    expect(result.rejected.map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [1, 'number', 'case-repeated'],
      [3, 'number', 'case-repeated'],
    ]);
  });

  test('an individual number that stands twice makes its households wait', () => {
    const members = [{ ...PERSON, individualNumber: 'KBI-1' }];
    const result = read({ ...HOUSEHOLD, members }, { ...GOOD, members });
    expect(result.rejected).toMatchObject([
      { row: 1, column: 'members.0.individualNumber', rule: 'individual-number-repeated', value: 'KBI-1' },
      { row: 2, column: 'members.0.individualNumber', rule: 'individual-number-repeated', value: 'KBI-1' },
    ]);
  });

  test('an unknown field is ignored with a warning, and `errors` without one', () => {
    const result = read({ ...HOUSEHOLD, errors: ['old'], members: [{ ...PERSON, shoeSize: 42 }] });
    expect(result.households).toHaveLength(1);
    expect(result.warnings).toMatchObject([{ row: 1, column: 'members.0.shoeSize', rule: 'unknown-field' }]);
  });

  test.each([null, [], 'households', { households: {} }, 7])(
    'without a list of households is refused as a whole',
    (json) => {
      expect(readJson(json, CONTEXT).rejected).toMatchObject([{ row: 1, rule: 'not-an-intake' }]);
    },
  );
});
