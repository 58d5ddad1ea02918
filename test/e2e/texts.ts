import { IntlMessageFormat } from 'intl-messageformat';
import { isolatedValues } from '../../console/src/i18n/isolates.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import type { Locale } from './browser.ts';

/** The console's texts of a language by id, as a person reads them. */
export function textsOf(locale: Locale): (id: string, values?: Record<string, string | number>) => string {
  const texts = allTexts(locale);
  return (id, values) => {
    const text = texts[id];
    if (text === undefined) throw new Error(`Expected a text of the console, received the id ${id}.`);
    return String(new IntlMessageFormat(text, locale).format(values && isolatedValues(locale, text, values)));
  };
}

/** Any of these texts: for what counts while it is looked at, or whose number depends on the run. */
export const anyOf = (texts: readonly string[]): RegExp =>
  new RegExp(texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
