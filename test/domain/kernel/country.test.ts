import { describe, expect, test } from 'vitest';
import {
  COUNTRY_CODES,
  countryMeant,
  countryName,
  isCountry,
  WITHDRAWN_COUNTRIES,
} from '../../../domain/kernel/country.ts';
import { localeOf, NOTICE_LANGUAGES } from '../../../domain/notices/languages.ts';

describe('codes of countries', () => {
  test('are those of ISO 3166-1, Kosovo, travel documents and states that have ended', () => {
    expect(COUNTRY_CODES.length).toBe(249 + 1 + 5 + 4);
    expect(['SYR', 'PSE', 'XKX', 'XXA', 'XXB', 'XXC', 'XXX', 'UNK', 'YUG'].filter(isCountry)).toHaveLength(9);
    expect(['ZZZ', 'SRY', 'STA', 'SY', 'syr', ''].filter(isCountry)).toEqual([]);
  });

  test.each(NOTICE_LANGUAGES)('each have a name of their own in %s', (language) => {
    const names = COUNTRY_CODES.map((code) => countryName(code, localeOf(language)));
    expect(COUNTRY_CODES.filter((code, index) => names[index] === code || names[index] === '')).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are proposed for what people write instead', () => {
    const meant = ['Syria', 'SY', 'Stateless', 'STA', 'سوريا', 'Syrie', 'ROM', 'Atlantis', 'SRY'].map(
      countryMeant,
    );
    expect(meant).toEqual(['SYR', 'SYR', 'XXA', 'XXA', 'SYR', 'SYR', 'ROU', undefined, undefined]);
  });

  test('that were withdrawn have one that is in use', () => {
    expect(Object.values(WITHDRAWN_COUNTRIES).filter((code) => !isCountry(code))).toEqual([]);
  });
});
