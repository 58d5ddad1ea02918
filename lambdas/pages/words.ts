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
/** The words of the pages, each an ICU message; the type asks every language for every word. */
export const PAGE_WORDS: Readonly<Record<NoticeLanguage, Readonly<Record<PageMessageKey, string>>>> = {
  ...{ en, fr, ar, ro, mk, uk },
};

/** Says a word of the pages in one language. */
export interface Translator {
  language: NoticeLanguage;
  say(word: PageMessageKey, values?: Values): string;
  /** The name of a language or country, and a list of such names. */
  names(kind: 'language' | 'region', codes: readonly string[]): string;
}

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
    return new Intl.ListFormat(localeOf(language, timeZone), { type: 'unit', style: 'short' }).format(names);
  },
});

/** The language that was asked for by a link of the page, else that of the reader. */
export function languageFor(asked: string | undefined, reader: readonly string[]): NoticeLanguage {
  const wanted = NoticeLanguageSchema.safeParse(asked).data;
  if (wanted) return wanted;
  const known = reader.find((tag) => NoticeLanguageSchema.safeParse(tag.split('-')[0]).success);
  return noticeLanguage(known ?? 'en');
}
