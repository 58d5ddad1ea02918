import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { present } from './present.ts';

/**
 * ISO 3166-1 alpha-3 codes with the alpha-2 codes by which names are looked up; Kosovo, which has no ISO code, is
 * XKX, as used by the European Union and others (CLDR: XKK).
 */
const ALPHA_2: ReadonlyMap<string, string> = new Map(
  codes.map(([two, three]) => [
    three === 'XKK' ? 'XKX' : present(three, `an alpha-3 code beside ${two}`),
    present(two, `an alpha-2 code beside ${three}`),
  ]),
);

type Names = Readonly<Record<'en' | 'fr' | 'ar' | 'ro' | 'mk' | 'uk' | 'es', string>>;

/**
 * Codes that travel documents use instead of a country (ICAO Doc 9303), and former states that still appear in papers
 * and birth places; CLDR has no names for these.
 */
const BESIDE_ISO: Readonly<Record<string, Names>> = {
  XXA: {
    en: 'Stateless person',
    fr: 'Apatride',
    ar: 'عديم الجنسية',
    ro: 'Apatrid',
    mk: 'Лице без државјанство',
    uk: 'Особа без громадянства',
    es: 'Persona apátrida',
  },
  XXB: {
    en: 'Refugee (1951 Convention)',
    fr: 'Réfugié (Convention de 1951)',
    ar: 'لاجئ (اتفاقية 1951)',
    ro: 'Refugiat (Convenția din 1951)',
    mk: 'Бегалец (Конвенција од 1951)',
    uk: 'Біженець (Конвенція 1951 року)',
    es: 'Persona refugiada (Convención de 1951)',
  },
  XXC: {
    en: 'Other refugee',
    fr: 'Autre réfugié',
    ar: 'لاجئ آخر',
    ro: 'Alt refugiat',
    mk: 'Друг бегалец',
    uk: 'Інший біженець',
    es: 'Otra persona refugiada',
  },
  XXX: {
    en: 'Nationality not known',
    fr: 'Nationalité inconnue',
    ar: 'الجنسية غير معروفة',
    ro: 'Cetățenie necunoscută',
    mk: 'Непознато државјанство',
    uk: 'Громадянство невідоме',
    es: 'Nacionalidad desconocida',
  },
  UNK: {
    en: 'Kosovo (United Nations document)',
    fr: 'Kosovo (document des Nations Unies)',
    ar: 'كوسوفو (وثيقة الأمم المتحدة)',
    ro: 'Kosovo (document al Națiunilor Unite)',
    mk: 'Косово (документ на Обединетите нации)',
    uk: 'Косово (документ Організації Об’єднаних Націй)',
    es: 'Kosovo (documento de las Naciones Unidas)',
  },
  YUG: {
    en: 'Yugoslavia (former)',
    fr: 'Yougoslavie (ancienne)',
    ar: 'يوغوسلافيا (السابقة)',
    ro: 'Iugoslavia (fostă)',
    mk: 'Југославија (поранешна)',
    uk: 'Югославія (колишня)',
    es: 'Yugoslavia (antigua)',
  },
  SCG: {
    en: 'Serbia and Montenegro (former)',
    fr: 'Serbie-et-Monténégro (ancienne)',
    ar: 'صربيا والجبل الأسود (سابقًا)',
    ro: 'Serbia și Muntenegru (fostă)',
    mk: 'Србија и Црна Гора (поранешна)',
    uk: 'Сербія і Чорногорія (колишня)',
    es: 'Serbia y Montenegro (antigua)',
  },
  CSK: {
    en: 'Czechoslovakia (former)',
    fr: 'Tchécoslovaquie (ancienne)',
    ar: 'تشيكوسلوفاكيا (السابقة)',
    ro: 'Cehoslovacia (fostă)',
    mk: 'Чехословачка (поранешна)',
    uk: 'Чехословаччина (колишня)',
    es: 'Checoslovaquia (antigua)',
  },
  SUN: {
    en: 'Soviet Union (former)',
    fr: 'Union soviétique (ancienne)',
    ar: 'الاتحاد السوفيتي (السابق)',
    ro: 'Uniunea Sovietică (fostă)',
    mk: 'Советски Сојуз (поранешен)',
    uk: 'Радянський Союз (колишній)',
    es: 'Unión Soviética (antigua)',
  },
};

/** ISO 3166-3: codes that were withdrawn when the country took a new one, with the new code. */
export const WITHDRAWN_COUNTRIES: Readonly<Record<string, string>> = {
  ...{ ROM: 'ROU', ZAR: 'COD', TMP: 'TLS', BUR: 'MMR', DHY: 'BEN', HVO: 'BFA', RHO: 'ZWE', BYS: 'BLR' },
};

/** UNHCR codes that differ from ISO, as long as they are not another country's code. */
const OF_UNHCR: Readonly<Record<string, string>> = { STA: 'XXA', UKN: 'XXX', GAZ: 'PSE', KOS: 'XKX' };

/** Every code that intake accepts: ISO 3166-1 alpha-3, XKX, codes of travel documents, and former states. */
export const COUNTRY_CODES: readonly string[] = [...ALPHA_2.keys(), ...Object.keys(BESIDE_ISO)].sort();
const KNOWN = new Set(COUNTRY_CODES);

/** Whether three letters are a code that intake accepts. */
export const isCountry = (code: string): boolean => KNOWN.has(code);

/** The two letters of a country; undefined for codes that are none. */
export const alpha2Of = (code: string): string | undefined => ALPHA_2.get(code);

const known = new Map<string, Intl.DisplayNames>();
function namesIn(locale: string): Intl.DisplayNames {
  const names = known.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
  known.set(locale, names);
  return names;
}

/** The name of a code in a language; an unknown code is returned as it is. */
export function countryName(code: string, locale: string): string {
  const beside = BESIDE_ISO[code];
  if (beside) return beside[locale.split('-')[0] as keyof Names] ?? beside.en;
  const two = ALPHA_2.get(code);
  if (two === undefined) return code;
  return namesIn(locale).of(two) ?? code;
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '');
let byWord: ReadonlyMap<string, string> | undefined;
const words = (): ReadonlyMap<string, string> =>
  new Map(
    ['uk', 'es', 'ar', 'fr', 'en'].flatMap((locale) =>
      COUNTRY_CODES.flatMap((code): [string, string][] => [
        [folded(countryName(code, locale)), code],
        [folded(ALPHA_2.get(code) ?? code), code],
      ]),
    ),
  );

/** The code that was probably meant by a name, two letters, a UNHCR code or a withdrawn code. */
export function countryMeant(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  byWord ??= new Map([...words(), ['stateless', 'XXA'], ['apatrides', 'XXA'], ['unknown', 'XXX']]);
  return WITHDRAWN_COUNTRIES[upper] ?? OF_UNHCR[upper] ?? byWord.get(folded(text));
}
