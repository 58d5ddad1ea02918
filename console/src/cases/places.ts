import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { COUNTRY_CODES, countryName } from '../../../domain/kernel/country.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import type { CodeOption } from './use-options.ts';

const LANGUAGES = [
  ...[
    'ar',
    'prs',
    'ps',
    'fa',
    'ku',
    'ckb',
    'kmr',
    'ti',
    'am',
    'om',
    'so',
    'sw',
    'fr',
    'en',
    'es',
    'ru',
    'uk',
  ],
  ...[
    'my',
    'rhg',
    'kac',
    'ne',
    'dz',
    'din',
    'nus',
    'rw',
    'rn',
    'ln',
    'ha',
    'ff',
    'mn',
    'sq',
    'sr',
    'bs',
    'mk',
  ],
  ...['tr', 'ur', 'bn', 'ta', 'hy', 'ka', 'az', 'uz', 'tg', 'ro', 'rom', 'pt', 'zh', 'vi', 'arc', 'aii'],
] as const;

/** A country code as a name in the reader's language; unknown letters stay as they are. */
export function useCountryName(): (code: string) => string {
  const { locale } = useIntl();
  return useCallback((code) => countryName(code, locale), [locale]);
}

const sorted = (options: CodeOption[], locale: string): CodeOption[] =>
  options.sort((a, b) => a.label.localeCompare(b.label, locale));

export function useCountries(): CodeOption[] {
  const { locale } = useIntl();
  return useMemo(
    () =>
      sorted(
        COUNTRY_CODES.map((value) => ({ value, label: countryName(value, locale) })),
        locale,
      ),
    [locale],
  );
}

export function useLanguages(): CodeOption[] {
  const { locale } = useIntl();
  const name = useLanguageName();
  return useMemo(
    () =>
      sorted(
        LANGUAGES.map((value) => ({ value, label: name(value) })),
        locale,
      ),
    [name, locale],
  );
}
