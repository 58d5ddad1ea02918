/** Countries with the Levantine names of the months, and with the Maghrebi ones, by the reader's time zone. */
const ARABIC_OF: Readonly<Record<string, string>> = {
  ...{ 'Asia/Amman': 'ar-JO', 'Asia/Beirut': 'ar-LB', 'Asia/Damascus': 'ar-SY', 'Asia/Baghdad': 'ar-IQ' },
  ...{ 'Asia/Gaza': 'ar-PS', 'Asia/Hebron': 'ar-PS', 'Asia/Jerusalem': 'ar-PS', 'Africa/Cairo': 'ar-EG' },
  ...{ 'Africa/Algiers': 'ar-DZ', 'Africa/Tunis': 'ar-TN', 'Africa/Casablanca': 'ar-MA' },
  ...{
    'Africa/Tripoli': 'ar-LY',
    'Africa/Khartoum': 'ar-SD',
    'Asia/Riyadh': 'ar-SA',
    'Asia/Kuwait': 'ar-KW',
  },
  ...{ 'Asia/Dubai': 'ar-AE', 'Asia/Qatar': 'ar-QA', 'Asia/Aden': 'ar-YE' },
};

/** The Arabic of the country that a time zone is in; undefined if the country's language is not Arabic. */
export const arabicOf = (timeZone: string): string | undefined => ARABIC_OF[timeZone];

const monthsOf = (locale: string): string[] => {
  const name = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2026, month, 15)));
};
let bothNames: ReadonlyMap<string, string> | undefined;

/**
 * A date in Arabic with both names of its month. Arabic months have two sets of names; when the reader's country is
 * unknown, both are given, as in United Nations texts.
 */
export function withBothMonths(date: string): string {
  bothNames ??= new Map(monthsOf('ar').map((name, month) => [name, `${monthsOf('ar-JO')[month]}/${name}`]));
  const names = bothNames;
  return date.replace(/[\u0621-\u064a]+/g, (word) => names.get(word) ?? word);
}
