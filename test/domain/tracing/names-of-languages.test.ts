import { describe, expect, it } from 'vitest';
import { nameTokens } from '../../../domain/tracing/names/name-tokens.ts';
import { tokenEvidence } from '../../../domain/tracing/names/token-evidence.ts';
import { NAMES_OF_LANGUAGES } from '../../fixtures/names-of-languages.ts';

const SAME_BITS = 4;
/** The mark above the last letter, which reads it as a, is dropped with all other marks. */
const NOT_READ = new Set(['عظمیٰ']);

const bits = (one: string, other: string): number => {
  const [a, b] = [nameTokens(one), nameTokens(other)];
  expect([a.length, b.length]).toEqual([1, 1]);
  return tokenEvidence(a[0]!, b[0]!);
};
const EVERY_LATIN = Object.values(NAMES_OF_LANGUAGES).flatMap((names) => names.map(([, latin]) => latin));

describe.each(Object.entries(NAMES_OF_LANGUAGES))('names in %s', (_language, names) => {
  it.each(names.filter(([written]) => !NOT_READ.has(written)))(
    '%s is %s before any other',
    (written, latin) => {
      expect(bits(written, latin)).toBeGreaterThan(SAME_BITS);
      expect(bits(written, latin)).toBe(Math.max(...EVERY_LATIN.map((other) => bits(written, other))));
    },
  );

  it('are seldom taken for each other', () => {
    const others = names.flatMap(([written]) =>
      names.filter(([one]) => one !== written).map(([, latin]) => bits(written, latin)),
    );
    expect(others.filter((evidence) => evidence > SAME_BITS).length).toBeLessThanOrEqual(1);
  });
});
