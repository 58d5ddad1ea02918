import { describe, expect, it } from 'vitest';
import { standing } from '../../console/src/live/standing.ts';

interface Row {
  readonly id: string;
  readonly who?: string;
}
const rows = (ids: string): Row[] => [...ids].map((id) => ({ id }));
const idsOf = (list: readonly Row[]): string => list.map(({ id }) => id).join('');
const seen = (shown: string, fresh: string) => {
  const { rows: now, ...news } = standing(rows(shown), rows(fresh), ({ id }) => id);
  return { shows: idsOf(now), ...news };
};

describe('a list that is read', () => {
  it('keeps its rows where they are when others come in between', () => {
    expect(seen('abc', 'xaybc')).toEqual({ shows: 'abc', added: 2, gone: 0, moved: false });
  });

  it('is continued at its end, where nothing moves', () => {
    expect(seen('abc', 'abcde')).toEqual({ shows: 'abcde', added: 0, gone: 0, moved: false });
  });

  it('keeps what went until it is wanted as it is', () => {
    expect(seen('abc', 'ac')).toEqual({ shows: 'abc', added: 0, gone: 1, moved: false });
    expect(seen('abc', '')).toEqual({ shows: 'abc', added: 0, gone: 3, moved: false });
  });

  it('says when the order alone is another', () => {
    expect(seen('abc', 'bac')).toEqual({ shows: 'abc', added: 0, gone: 0, moved: true });
  });

  it('shows what is new of each row in its place', () => {
    const fresh: Row[] = [{ id: 'b', who: 'Nour' }, { id: 'a' }];
    const { rows: now } = standing(rows('ab'), fresh, ({ id }) => id);
    expect(now).toEqual([{ id: 'a' }, { id: 'b', who: 'Nour' }]);
  });

  it('says nothing when nothing is new, and has everything once the newest answer is taken', () => {
    expect(seen('abc', 'abc')).toEqual({ shows: 'abc', added: 0, gone: 0, moved: false });
    expect(seen('', 'abc')).toEqual({ shows: '', added: 3, gone: 0, moved: false });
  });
});
