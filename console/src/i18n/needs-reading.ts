const ARABIC = /\p{Script=Arabic}/u;

/** Whether a reader of this language needs a name in Latin letters beside it: who reads Arabic letters needs none of those. */
export const needsReading = (locale: string, name: string | null): boolean =>
  name !== null && !(locale === 'ar' && ARABIC.test(name));
