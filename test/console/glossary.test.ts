import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const [HEAD, ...TERMS] = readFileSync('docs/glossary.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));

const textsOf = (node: unknown, at: string): [string, string][] =>
  typeof node === 'string'
    ? [[at, node]]
    : Object.entries(node as object).flatMap(([key, value]) => textsOf(value, `${at} ${key}`));

const everyText = (language: string): [string, string][] =>
  globSync([
    `console/src/*/texts/${language}.json`,
    `domain/notices/messages/${language}.json`,
    `lambdas/pages/messages/${language}.json`,
    `{stages,programmes}/*/texts/${language}.json`,
    `programmes/*/stages/*/texts/${language}.json`,
    `{stages/*,programmes/*/stages/*}/help/${language}.json`,
    `console/src/field-help/*/${language}.json`,
  ]).flatMap((file) => textsOf(JSON.parse(readFileSync(file, 'utf8')), file));

describe.each(['fr', 'ar', 'es', 'uk'])('the glossary in %s', (language) => {
  const column = HEAD!.indexOf(`not in ${language}`);
  const rivals = TERMS.flatMap((row) => (row[column] ? [[row[0]!, row[column]] as const] : []));
  const texts = everyText(language);

  test('is read with every text', () => {
    expect(rivals.length).toBeGreaterThan(10);
    expect(texts.length).toBeGreaterThan(1000);
  });

  test.each(rivals)('%s: no text says %s', (_term, rival) => {
    const wrong = new RegExp(rival, 'u');
    expect(texts.filter(([, text]) => wrong.test(text))).toEqual([]);
  });
});

test('an example that is copied is drawn from left to right in Arabic, as its field wants it', () => {
  const bare = /(?<![\u200e\u2066\u2068\w+-])(?:\d{4}-\d{2}-\d{2}|\+\d{6,})/u;
  expect(everyText('ar').filter(([, text]) => bare.test(text))).toEqual([]);
});
