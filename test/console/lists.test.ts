import { describe, expect, test } from 'vitest';
import { chosenOf, keepColumns, keptColumns } from '../../console/src/lists/columns.ts';
import { inOrder, sortIn, sortText } from '../../console/src/lists/sort.ts';
import { BY_DUE, PRESSING, queryOf } from '../../console/src/work/queue.ts';

describe('the order of a list', () => {
  const otherwise = { by: 'due', down: false };

  test('is that of the URL if it names a column, and the own one otherwise', () => {
    expect(sortIn('-kind', ['kind'], otherwise)).toEqual({ by: 'kind', down: true });
    expect(sortIn('name', ['kind'], otherwise)).toBe(otherwise);
    expect(sortIn(null, ['kind'], otherwise)).toBe(otherwise);
    expect(sortText({ by: 'kind', down: true })).toBe('-kind');
  });

  test('has rows without a value last, whichever way it goes', () => {
    const rows = [{ n: 2 }, { n: null }, { n: 10 }, { n: 1 }];
    const of = (down: boolean) => inOrder(rows, ({ n }) => n, down).map(({ n }) => n);
    expect(of(false)).toEqual([1, 2, 10, null]);
    expect(of(true)).toEqual([10, 2, 1, null]);
  });

  test('of work is asked of the server, which alone knows all pages', () => {
    const place = { queue: 'caseworker', view: 'for-me', sort: BY_DUE } as const;
    expect(queryOf(place)).toEqual({ role: 'caseworker', view: 'for-me' });
    const sort = { by: 'opened', down: true };
    expect(queryOf({ ...place, sort })).toEqual({ role: 'caseworker', view: 'for-me', sort: '-opened' });
    expect(queryOf({ ...place, queue: PRESSING })).toEqual({ pressing: 'true' });
  });
});

describe('the columns of a list', () => {
  test('are all but the extra ones until some are chosen; gone ones are dropped, hidden ones come last', () => {
    expect(
      chosenOf(undefined, [{ id: 'a' }, { id: 'b', extra: true }]).map(({ visible }) => visible),
    ).toEqual([true, false]);
    expect(chosenOf(['c', 'b'], [{ id: 'a' }, { id: 'b' }])).toEqual([
      { id: 'b', visible: true },
      { id: 'a', visible: false },
    ]);
  });

  test('are kept on the device, whatever stands there', () => {
    const kept = new Map<string, string>();
    const shelf = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    keepColumns(shelf, 'work', ['kind', 'due']);
    expect(keptColumns(shelf, 'work')).toEqual(['kind', 'due']);
    keepColumns(shelf, 'work', undefined);
    expect(keptColumns(shelf, 'work')).toBeUndefined();
    shelf.setItem('kinbridge.columns.work', '{"half');
    expect(keptColumns(shelf, 'work')).toBeUndefined();
  });
});
