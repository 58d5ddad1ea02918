import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CodeOption } from './use-options.ts';

/** ISO 3166-1 alpha-3 and alpha-2 codes of countries whose nationals are resettled most; others can be typed. */
const COUNTRIES: Readonly<Record<string, string>> = {
  ...{ AFG: 'AF', ALB: 'AL', AGO: 'AO', ARM: 'AM', AZE: 'AZ', BGD: 'BD', BLR: 'BY', BIH: 'BA', BDI: 'BI' },
  ...{ CMR: 'CM', CAF: 'CF', TCD: 'TD', CHN: 'CN', COL: 'CO', COG: 'CG', COD: 'CD', CIV: 'CI', CUB: 'CU' },
  ...{ DJI: 'DJ', EGY: 'EG', SLV: 'SV', ERI: 'ER', ETH: 'ET', GEO: 'GE', GHA: 'GH', GTM: 'GT', GIN: 'GN' },
  ...{ HTI: 'HT', HND: 'HN', IND: 'IN', IRN: 'IR', IRQ: 'IQ', JOR: 'JO', KAZ: 'KZ', KEN: 'KE', XKX: 'XK' },
  ...{ KGZ: 'KG', LBN: 'LB', LBR: 'LR', LBY: 'LY', MLI: 'ML', MRT: 'MR', MEX: 'MX', MDA: 'MD', MAR: 'MA' },
  ...{ MOZ: 'MZ', MMR: 'MM', NPL: 'NP', NIC: 'NI', NER: 'NE', NGA: 'NG', MKD: 'MK', PAK: 'PK', PSE: 'PS' },
  ...{ ROU: 'RO', RUS: 'RU', RWA: 'RW', SEN: 'SN', SRB: 'RS', SLE: 'SL', SOM: 'SO', SSD: 'SS', LKA: 'LK' },
  ...{ SDN: 'SD', SYR: 'SY', TJK: 'TJ', TZA: 'TZ', TUN: 'TN', TUR: 'TR', TKM: 'TM', UGA: 'UG', UKR: 'UA' },
  ...{ UZB: 'UZ', VEN: 'VE', VNM: 'VN', YEM: 'YE', ZMB: 'ZM', ZWE: 'ZW' },
};

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

function useNames(type: 'region' | 'language'): (code: string) => string {
  const { locale } = useIntl();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type, fallback: 'code' });
    return (code) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    };
  }, [locale, type]);
}

/** A country of three letters in the reader's language, the letters themselves when it is none of the list. */
export function useCountryName(): (code: string) => string {
  const name = useNames('region');
  return (code) => (COUNTRIES[code] === undefined ? code : name(COUNTRIES[code]));
}
export const useLanguageName = (): ((code: string) => string) => useNames('language');

const sorted = (options: CodeOption[], locale: string): CodeOption[] =>
  options.sort((a, b) => a.label.localeCompare(b.label, locale));

export function useCountries(): CodeOption[] {
  const { locale } = useIntl();
  const name = useNames('region');
  return useMemo(
    () =>
      sorted(
        Object.entries(COUNTRIES).map(([value, two]) => ({ value, label: name(two) })),
        locale,
      ),
    [name, locale],
  );
}

export function useLanguages(): CodeOption[] {
  const { locale } = useIntl();
  const name = useNames('language');
  return useMemo(
    () =>
      sorted(
        LANGUAGES.map((value) => ({ value, label: name(value) })),
        locale,
      ),
    [name, locale],
  );
}
