type Names = Readonly<Record<'en' | 'fr' | 'ar' | 'ro' | 'mk' | 'uk', string>>;

const named = (en: string, fr: string, ar: string, ro: string, mk: string, uk: string): Names => ({
  ...{ en, fr, ar, ro, mk, uk },
});

/** The offices at which a sponsor can register, by place name in each language of the pages. */
export const OFFICE_NAMES: Readonly<Record<string, Names>> = {
  amman: named('Amman', 'Amman', 'عمّان', 'Amman', 'Аман', 'Амман'),
  beirut: named('Beirut', 'Beyrouth', 'بيروت', 'Beirut', 'Бејрут', 'Бейрут'),
  bucharest: named('Bucharest', 'Bucarest', 'بوخارست', 'București', 'Букурешт', 'Бухарест'),
  lyon: named('Lyon', 'Lyon', 'ليون', 'Lyon', 'Лион', 'Ліон'),
  nairobi: named('Nairobi', 'Nairobi', 'نيروبي', 'Nairobi', 'Најроби', 'Найробі'),
  skopje: named('Skopje', 'Skopje', 'سكوبيه', 'Skopje', 'Скопје', 'Скоп’є'),
  toronto: named('Toronto', 'Toronto', 'تورونتو', 'Toronto', 'Торонто', 'Торонто'),
};

/** The time zones of these offices: the default for a sponsor who gives none. */
const ZONES: Readonly<Record<string, string>> = {
  amman: 'Asia/Amman',
  beirut: 'Asia/Beirut',
  bucharest: 'Europe/Bucharest',
  lyon: 'Europe/Paris',
  nairobi: 'Africa/Nairobi',
  skopje: 'Europe/Skopje',
  toronto: 'America/Toronto',
};

/** The time zone of an office; for an unknown office UTC, which messages then state. */
export const zoneOfOffice = (office: string): string => ZONES[office] ?? 'UTC';

/** A name without case, accents, vowel marks, hyphens and apostrophes, as people type it on a phone. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’ʼ`´.]/gu, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();

const OFFICE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(OFFICE_NAMES).flatMap(([office, names]) =>
    [office, ...Object.values(names)].map((name) => [folded(name), office] as const),
  ),
);

/** The office meant by a place name, in any script: “Скопје”, “Skopje (centre)”. */
export function officeMeant(text: string): string | undefined {
  const parts = [text, ...text.split(/[,،;/()]/u)];
  return parts.map((part) => OFFICE_OF.get(folded(part))).find((office) => office !== undefined);
}
