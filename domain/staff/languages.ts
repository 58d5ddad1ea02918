/** The languages in which staff read the console, sign in, get their files and are told what is wrong with one. */
export const STAFF_LANGUAGES = ['en', 'fr', 'ar', 'es', 'uk'] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];
