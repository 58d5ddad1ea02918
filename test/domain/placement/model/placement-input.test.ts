import { describe, expect, it } from 'vitest';
import { CaseError } from '../../../../domain/kernel/errors.ts';
import { parsePlacementInput } from '../../../../domain/placement/model/placement-input.ts';

const one = { id: 'c', size: 2, arrival: '2026-02-03', tiedTo: null, compatible: null, scores: { a: 1 } };
const valid = { localities: [{ id: 'a', capacity: 3 }], cases: [one] };

function issuesOf(value: unknown): string[] {
  try {
    parsePlacementInput(value);
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    expect(error.name).toBe('InvalidInput');
    return error.issues.map(({ path }) => path);
  }
  return [];
}

describe('parsePlacementInput', () => {
  it('takes a valid input and fills in an empty history', () => {
    expect(parsePlacementInput(valid)).toMatchObject({ ...valid, history: [] });
  });

  it.each<[string, unknown, string[]]>([
    ['no object', [], ['input']],
    ['an unknown key', { ...valid, extra: 1 }, ['input.extra']],
    ['no cases', { localities: [] }, ['input.cases']],
    ['cases that are no list', { ...valid, cases: {} }, ['cases']],
    [
      'a negative capacity',
      { ...valid, localities: [{ id: 'a', capacity: -1 }] },
      ['localities[0].capacity'],
    ],
    [
      'a locality twice',
      { ...valid, localities: [...valid.localities, ...valid.localities] },
      ['localities[1].id'],
    ],
    ['a case twice', { ...valid, cases: [one, one] }, ['cases[1].id']],
    ['size 0', { ...valid, cases: [{ ...one, size: 0 }] }, ['cases[0].size']],
    ['half a person', { ...valid, cases: [{ ...one, size: 1.5 }] }, ['cases[0].size']],
    ['a size in words', { ...valid, cases: [{ ...one, size: '2' }] }, ['cases[0].size']],
    [
      'a day that does not exist',
      { ...valid, cases: [{ ...one, arrival: '2026-02-30' }] },
      ['cases[0].arrival'],
    ],
    ['a date of another form', { ...valid, cases: [{ ...one, arrival: '3/2/2026' }] }, ['cases[0].arrival']],
    ['a tie to an unknown locality', { ...valid, cases: [{ ...one, tiedTo: 'b' }] }, ['cases[0].tiedTo']],
    [
      'an unknown compatible locality',
      { ...valid, cases: [{ ...one, compatible: ['a', 'b'] }] },
      ['cases[0].compatible[1]'],
    ],
    [
      'a score of an unknown locality',
      { ...valid, cases: [{ ...one, scores: { b: 1 } }] },
      ['cases[0].scores.b'],
    ],
    [
      'an infinite score',
      { ...valid, cases: [{ ...one, scores: { a: Number.POSITIVE_INFINITY } }] },
      ['cases[0].scores.a'],
    ],
    ['half a place', { ...valid, localities: [{ id: 'a', capacity: 1.5 }] }, ['localities[0].capacity']],
    [
      'a capacity in words',
      { ...valid, localities: [{ id: 'a', capacity: '3' }] },
      ['localities[0].capacity'],
    ],
    [
      'no arrival',
      { ...valid, cases: [{ id: 'c', size: 2, tiedTo: null, compatible: null, scores: {} }] },
      ['cases[0].arrival'],
    ],
    ['an unknown field of a case', { ...valid, cases: [{ ...one, colour: 'red' }] }, ['cases[0].colour']],
    ['a score of null', { ...valid, cases: [{ ...one, scores: { a: null } }] }, ['cases[0].scores.a']],
    ['a history of null', { ...valid, history: null }, ['history']],
    ['no localities', { localities: [], cases: [one] }, ['cases[0].scores.a']],
    ['a missing field', { ...valid, cases: [{ ...one, compatible: undefined }] }, []],
    ['a wrong case in the history', { ...valid, history: [{ ...one, size: -1 }] }, ['history[0].size']],
  ])('names what is wrong: %s', (_, value, paths) => {
    expect(issuesOf(JSON.parse(JSON.stringify(value, infinities), revive))).toEqual(
      paths.length > 0 ? paths : ['cases[0].compatible'],
    );
  });

  it('names every wrong field at once', () => {
    const cases = [{ id: '', size: -2, arrival: 'soon', tiedTo: 5, compatible: 'a', scores: [] }];
    expect(issuesOf({ ...valid, cases })).toEqual([
      'cases[0].id',
      'cases[0].size',
      'cases[0].arrival',
      'cases[0].tiedTo',
      'cases[0].compatible',
      'cases[0].scores',
    ]);
  });
});

const infinities = (_: string, value: unknown): unknown =>
  value === Number.POSITIVE_INFINITY ? '1e999' : value;
const revive = (_: string, value: unknown): unknown => (value === '1e999' ? Number.POSITIVE_INFINITY : value);
