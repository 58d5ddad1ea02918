import { expect, test } from 'vitest';
import { groupsOf } from '../../console/src/cases/import/repair-groups.ts';

const REJECTED = [
  { row: 3, column: 'submission priority', rule: 'missing-column', value: '', cause: 'no such column' },
  { row: 5, column: 'submission priority', rule: 'missing-column', value: '', cause: 'no such column' },
  { row: 3, column: 'sex', rule: 'required', value: '', cause: 'nothing is filled in' },
  { row: 4, column: 'sex', rule: 'required', value: '', cause: 'nothing is filled in' },
  { row: 4, column: 'nationality', rule: 'country', value: 'Syrien', cause: 'no country' },
  { row: 5, column: 'nationality', rule: 'country', value: 'Syrien', cause: 'no country' },
];

test('a column that the file lacks is put right once, an empty cell in each row by itself', () => {
  const groups = groupsOf({ csv: '' }, { rejected: REJECTED } as never);
  expect(groups.map(({ column, rows }) => [column, rows])).toEqual([
    ['submission priority', [3, 5]],
    ['sex', [3]],
    ['sex', [4]],
    ['nationality', [4, 5]],
  ]);
});
