import * as z from 'zod';

/** The languages that sponsors are written to in. */
export const NoticeLanguageSchema = z.enum(['en', 'fr', 'ar', 'ro', 'mk', 'uk']);
export type NoticeLanguage = z.infer<typeof NoticeLanguageSchema>;
export const NOTICE_LANGUAGES = NoticeLanguageSchema.options;

/** The language of the six for a BCP 47 tag; English for any other. */
export const noticeLanguage = (tag: string): NoticeLanguage =>
  NoticeLanguageSchema.safeParse(tag.split('-')[0]).data ?? 'en';

/** Arabic is written from right to left. */
export const directionOf = (language: NoticeLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** Where the months have the names of the Levant, and where those of the Maghreb; by the time zone of a reader. */
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

/** The Arabic of the country that a time zone is in; undefined where Arabic is not the language of the country. */
export const arabicOf = (timeZone: string): string | undefined => ARABIC_OF[timeZone];

/** Digits as readers of forms, phones and dates know them: Latin ones, also in Arabic. Days come before months. */
export function localeOf(language: NoticeLanguage, timeZone = 'UTC'): string {
  const spoken = language === 'ar' ? (arabicOf(timeZone) ?? 'ar') : language === 'en' ? 'en-GB' : language;
  return `${spoken}-u-ca-gregory-nu-latn`;
}
