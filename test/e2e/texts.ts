import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { isolatedValues } from '../../console/src/i18n/isolates.ts';
import type { Locale } from './browser.ts';

const SRC = 'console/src';

/** The console's texts of a language by id, as a person reads them. */
export function textsOf(locale: Locale): (id: string, values?: Record<string, string | number>) => string {
  const rooms = readdirSync(SRC).filter((room) => existsSync(join(SRC, room, 'texts')));
  const texts = Object.assign(
    {},
    ...rooms.map(
      (room) => JSON.parse(readFileSync(join(SRC, room, 'texts', `${locale}.json`), 'utf8')) as object,
    ),
  ) as Record<string, string>;
  return (id, values) => {
    const text = texts[id];
    if (text === undefined) throw new Error(`Expected a text of the console, received the id ${id}.`);
    return String(new IntlMessageFormat(text, locale).format(values && isolatedValues(locale, text, values)));
  };
}
