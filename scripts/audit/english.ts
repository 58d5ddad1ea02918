import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detailWords } from '../../domain/audit/detail-words.ts';

const ROOT = join(import.meta.dirname, '../..');
const TEXTS = [
  ...['console/src/*/texts/en.json', 'stages/*/texts/en.json'],
  ...['programmes/*/texts/en.json', 'programmes/*/stages/*/texts/en.json'],
];

const texts: Readonly<Record<string, string>> = Object.assign(
  {},
  ...globSync(TEXTS, { cwd: ROOT })
    .sort()
    .map((file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, string>),
);

const formatted = (options: Intl.DateTimeFormatOptions): ((time: string) => string) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  // What stands in a forged bundle may be no time.
  return (time) => (Number.isNaN(Date.parse(time)) ? time : format.format(new Date(time)));
};

/** An instant on no clock but that of the bundle: `22 Nov 2026, 10:00:00 UTC`. */
export const instantInEnglish = formatted({
  ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  ...{ second: '2-digit', timeZoneName: 'short' },
});

/** A code in the words that the console has for it; one without words as it is. */
export const inEnglish = (prefix: string, code: string): string =>
  texts[`${prefix}.${code}`] ?? code.replaceAll('-', ' ');

export const detailsInEnglish = detailWords({
  text: (id) => texts[id],
  instant: instantInEnglish,
  date: formatted({ day: 'numeric', month: 'short', year: 'numeric' }),
  number: String,
  list: (values) => values.join(', '),
  language: (code) => new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code,
});
