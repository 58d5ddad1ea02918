import * as z from 'zod';
import { arabicOf } from './arabic.ts';

/** The languages that sponsors are written to in. */
export const NoticeLanguageSchema = z.enum(['en', 'fr', 'ar', 'ro', 'mk', 'uk']);
export type NoticeLanguage = z.infer<typeof NoticeLanguageSchema>;
export const NOTICE_LANGUAGES = NoticeLanguageSchema.options;

/** The one of the six languages for a BCP 47 tag; English for any other. */
export const noticeLanguage = (tag: string): NoticeLanguage =>
  NoticeLanguageSchema.safeParse(tag.split('-')[0]).data ?? 'en';

/** Arabic is written from right to left. */
export const directionOf = (language: NoticeLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** Latin digits, also in Arabic, as readers know them from forms and phones, and days before months. */
export function localeOf(language: NoticeLanguage, timeZone = 'UTC'): string {
  const spoken = language === 'ar' ? (arabicOf(timeZone) ?? 'ar') : language === 'en' ? 'en-GB' : language;
  return `${spoken}-u-ca-gregory-nu-latn`;
}
