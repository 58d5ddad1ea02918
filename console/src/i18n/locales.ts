import { STAFF_LANGUAGES, type StaffLanguage } from '../../../domain/staff/languages.ts';

export const LOCALES = STAFF_LANGUAGES;
export type Locale = StaffLanguage;

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Locale, string> = {
  ...{ en: 'English', fr: 'Français', ar: 'العربية', es: 'Español', uk: 'Українська' },
};

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

/** The first of the requested language tags that the console supports, otherwise English. */
export function chooseLocale(wanted: readonly string[]): Locale {
  const spoken = wanted.map((tag) => LOCALES.find((locale) => tag.toLowerCase().split('-')[0] === locale));
  return spoken.find((locale) => locale !== undefined) ?? 'en';
}
