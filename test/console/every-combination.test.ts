import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { NOTICE_LANGUAGES } from '../../domain/notices/languages.ts';
import { allTexts } from '../fixtures/console-texts.ts';

type Value = string | number | Date;
interface Node {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
}

const [ARGUMENT, NUMBER, DATE, TIME, SELECT, PLURAL] = [1, 2, 3, 4, 5, 6];
/** One of each class of number that any of the languages has. */
const NUMBERS = [0, 1, 2, 3, 5, 11, 21, 100];
const AT = new Date('2026-11-29T12:00:00Z');
const A_WORD = 'Ω';

/** What each value of a text may be, so that every branch is taken. */
function valuesOf(nodes: readonly Node[], found = new Map<string, Set<Value>>()): Map<string, Set<Value>> {
  for (const { type, value, options } of nodes) {
    const own = (samples: readonly Value[]) =>
      found.set(String(value), new Set([...(found.get(String(value)) ?? []), ...samples]));
    if (type === ARGUMENT && !found.has(String(value))) own([A_WORD]);
    if (type === NUMBER || type === PLURAL) own(NUMBERS);
    if (type === DATE || type === TIME) own([AT]);
    if (type === SELECT) own(Object.keys(options ?? {}));
    for (const option of Object.values(options ?? {})) valuesOf(option.value, found);
  }
  // A word that is also chosen by or counted stands for itself.
  for (const samples of found.values()) if (samples.size > 1) samples.delete(A_WORD);
  return found;
}

const combined = (values: ReadonlyMap<string, ReadonlySet<Value>>): Record<string, Value>[] =>
  [...values].reduce<Record<string, Value>[]>(
    (all, [name, samples]) => all.flatMap((one) => [...samples].map((value) => ({ ...one, [name]: value }))),
    [{}],
  );

/** What no sentence of any language has: braces, doubled or trailing spaces, a space before a stop, nothing at all. */
const ODD = /[{}]|\S {2}\S|^\s|[^\S\n]$| [.,،؛]|\.\.(?!\.)|undefined|^$/u;

/** What stands between the items of a list is no sentence. */
const JOINS = /\.(?:and|or)$/;

function odd(texts: Readonly<Record<string, string>>, locale: string): string[] {
  return Object.entries(texts).flatMap(([id, text]) => {
    if (JOINS.test(id)) return [];
    const message = new IntlMessageFormat(text, locale);
    const told = combined(valuesOf(message.getAst() as readonly Node[])).map((values) =>
      String(message.format(values)),
    );
    // The stop of an abbreviation ends its sentence too, which whoever sends or shows it sees to.
    return [...new Set(told.map((sentence) => sentence.replaceAll('г..', 'г.')))]
      .filter((sentence) => ODD.test(sentence))
      .map((sentence) => `${id}: ${sentence}`);
  });
}

/** The texts of a file whose entries may be nested, such as a notice with its subject and its text. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([name, each]) =>
    flat(each, path ? `${path}.${name}` : name),
  );
}
const fileOf = (path: string) => Object.fromEntries(flat(JSON.parse(readFileSync(path, 'utf8'))));

describe('every combination of its values makes a sentence', () => {
  test.each(LOCALES)('in the console in %s', (locale) => {
    expect(odd(allTexts(locale), locale)).toEqual([]);
  });

  test.each(NOTICE_LANGUAGES)('on the pages in %s', (language) => {
    expect(odd(fileOf(`lambdas/pages/messages/${language}.json`), language)).toEqual([]);
  });

  test.each(NOTICE_LANGUAGES)('in messages in %s', (language) => {
    expect(odd(fileOf(`domain/notices/messages/${language}.json`), language)).toEqual([]);
  });
});
