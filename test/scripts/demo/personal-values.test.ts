import { describe, expect, it } from 'vitest';
import { keepingLog, personalValues, ValueSearch } from '../../../scripts/demo/personal-values.ts';

const AT = '2026-11-23T08:00:00.000Z';
const foundIn = (values: string[], text: string): string[] => {
  const search = new ValueSearch(values);
  search.look('here', text);
  return [...search.found.keys()].sort();
};

describe('the search for personal values', () => {
  it('finds each value that is planted, in any script and anywhere in a text', () => {
    const values = [...personalValues('samples/intake.json', AT)];
    const planted = values.map((value, n) => `{"input":"${n}\\"${value}\\""}`).join('');
    expect(foundIn(values, planted)).toEqual([...values].sort());
    for (const script of [
      /\p{Script=Arabic}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Ethiopic}/u,
      /\p{Script=Latin}/u,
    ])
      expect(values.some((value) => script.test(value))).toBe(true);
  });

  it('covers names, numbers, births, places, parents, nationalities, sought persons and sponsors', () => {
    const values = personalValues('samples/intake.csv', AT);
    expect(values).toEqual(personalValues('samples/intake.json', AT));
    expect([...values].filter((value) => /^[A-Z]{3}$/.test(value)).length).toBeGreaterThan(5);
    expect([...values].some((value) => value.endsWith('@example.org'))).toBe(true);
    expect([...values].some((value) => /^\d{4}-\d\d-\d\d$/.test(value))).toBe(true);
    expect([...values].some((value) => value.startsWith('KB-'))).toBe(true);
  });

  it('takes short values as whole words only', () => {
    expect(foundIn(['SYR'], '{"nationality":"SYR"}')).toEqual(['SYR']);
    expect(foundIn(['SYR'], 'case-0SYR1 ASYR SYRIA')).toEqual([]);
  });

  it('finds nothing where nothing is', () => {
    expect(foundIn(['Amina Warsame', 'KB-1'], '{"caseId":"case-hb49vt9svrc2xy059xmm"}')).toEqual([]);
  });

  it('keeps what is written meanwhile, and shows what is to be shown', async () => {
    const { result, log } = await keepingLog(async () => {
      process.stdout.write('a line\n');
      process.stderr.write('another\n');
      return 42;
    });
    expect([result, log]).toEqual([42, ['a line\n', 'another\n']]);
  });
});
