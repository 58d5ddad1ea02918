import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { findTerms } from '../../console/src/help/find-terms.ts';
import { STEPS } from '../../console/src/help/steps.ts';
import { TERMS } from '../../console/src/help/terms.ts';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { TERM_OF_KIND } from '../../console/src/work/term-of-kind.ts';
import { ANY_WORK_KINDS } from '../../registry/any-kind.ts';

const lines = new Map(
  readFileSync('docs/glossary.tsv', 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => [line.split('\t')[0] ?? '', line]),
);
const textsIn = (language: string) =>
  JSON.parse(readFileSync(`console/src/help/texts/${language}.json`, 'utf8')) as Record<string, string>;

/** The words of a term; the glossary may have them with more in brackets or between strokes. */
const wordsOf = (text = ''): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

describe('the glossary page', () => {
  it.each(['fr', 'ar', 'es', 'uk'])(
    'calls things in %s as the glossary that the texts are held to',
    (language) => {
      const texts = textsIn(language);
      for (const { id, of } of TERMS) {
        expect(lines.has(of), of).toBe(true);
        const line = lines.get(of)?.toLowerCase() ?? '';
        expect(
          wordsOf(texts[`help.term.${id}`]).filter((word) => line.includes(word)),
          of,
        ).not.toEqual([]);
      }
    },
  );

  it('finds a word in the language of its reader or in English, without its accents', () => {
    const fr = textsIn('fr');
    const find = (typed: string) =>
      findTerms(TERMS, typed, ({ id }) => [fr[`help.term.${id}`] ?? '']).map(({ id }) => id);
    expect(find('reinstallation')).toEqual(['resettlement']);
    expect(find(' Break Glass')).toEqual(['emergency-access-break-glass']);
    expect(find('xyz')).toEqual([]);
    expect(find('')).toHaveLength(TERMS.length);
  });
});

test('at least forty words are explained, each with its source, and wherever one stands is a link to it', () => {
  expect(TERMS.length).toBeGreaterThanOrEqual(40);
  expect(TERMS.filter(({ source }) => source.trim() === '')).toEqual([]);
  const known = TERMS.map(({ id }) => id);
  expect(new Set(known).size).toBe(known.length);
  const kinds = ANY_WORK_KINDS.map(({ kind }) => kind);
  expect(Object.keys(TERM_OF_KIND).filter((kind) => !kinds.includes(kind))).toEqual([]);
  expect(Object.values(TERM_OF_KIND).filter((term) => !known.includes(term))).toEqual([]);
  const pages = globSync('console/src/*/**/*-page.tsx').map((file) => readFileSync(file, 'utf8'));
  const linked = pages.flatMap((page) => [...page.matchAll(/ term="([^"]+)"/g)].map((match) => match[1]!));
  expect(linked.length).toBeGreaterThan(4);
  expect(linked.filter((term) => !known.includes(term))).toEqual([]);
});

describe('the first steps', () => {
  it('are said in every language for every role that has some', () => {
    for (const language of LOCALES) {
      const texts = textsIn(language);
      for (const [role, steps] of Object.entries(STEPS))
        for (const { id } of steps ?? [])
          expect(texts[`help.step.${role}.${id}`], `${role} ${id}`).toBeTruthy();
    }
  });
});
