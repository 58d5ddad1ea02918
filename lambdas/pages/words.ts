import { countryName } from '../../domain/kernel/country.ts';
import { format, type Values } from '../../domain/notices/format.ts';
import type { NoticeLanguage } from '../../domain/notices/languages.ts';
import { localeOf, NoticeLanguageSchema, noticeLanguage } from '../../domain/notices/languages.ts';
import ar from './messages/ar.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import mk from './messages/mk.json' with { type: 'json' };
import ro from './messages/ro.json' with { type: 'json' };
import uk from './messages/uk.json' with { type: 'json' };

export type PageMessageKey = keyof typeof en;
/** The texts of the pages, each an ICU message; the type requires every text in every language. */
export const PAGE_WORDS: Readonly<Record<NoticeLanguage, Readonly<Record<PageMessageKey, string>>>> = {
  ...{ en, fr, ar, ro, mk, uk },
};

/** Gives the texts of the pages in one language. */
export interface Translator {
  language: NoticeLanguage;
  say(word: PageMessageKey, values?: Values): string;
  /** The list of names of these languages or countries. */
  names(kind: 'language' | 'region', codes: readonly string[]): string;
  /** Words one after the other. */
  list(words: readonly string[]): string;
}

const listed = (words: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(words);

export const translatorFor = (language: NoticeLanguage, timeZone = 'UTC'): Translator => ({
  language,
  say: (word, values = {}) => format(PAGE_WORDS[language][word], language, values, timeZone),
  names: (kind, codes) => {
    const known = new Intl.DisplayNames([localeOf(language, timeZone)], {
      type: 'language',
      fallback: 'code',
    });
    const names = codes.map((code) =>
      kind === 'region' ? countryName(code, localeOf(language, timeZone)) : (known.of(code) ?? code),
    );
    return listed(names, localeOf(language, timeZone));
  },
  list: (words) => listed(words, localeOf(language, timeZone)),
});

/** The language requested by a link on the page, otherwise the reader's. */
export function languageFor(asked: string | undefined, reader: readonly string[]): NoticeLanguage {
  const wanted = NoticeLanguageSchema.safeParse(asked).data;
  if (wanted) return wanted;
  const known = reader.find((tag) => NoticeLanguageSchema.safeParse(tag.split('-')[0]).success);
  return noticeLanguage(known ?? 'en');
}
