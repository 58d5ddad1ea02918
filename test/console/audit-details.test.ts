import { globSync, readFileSync } from 'node:fs';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { FactDetails } from '../../console/src/audit/fact-details.tsx';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { AUTHORITIES, CHANNELS, RIGHTS } from '../../console/src/rights/codes.ts';
import { RightsRequestSchema } from '../../domain/case/rights-request.ts';
import { ReaderSchema } from '../../registry/copy-classes.ts';
import { SponsorReaderSchema } from '../../registry/sponsor-copy/reader.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

/** What stands between this brace and the one that closes it. */
function inBraces(text: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at += 1) depth += { '{': 1, '}': -1 }[text[at]!] ?? 0;
  return text.slice(from, at - 1);
}

/** The names of the details of all facts that our code writes down itself. */
const written = new Set(
  globSync('{domain,stages,programmes,lambdas,registry}/**/*.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/details(?: =|:) \{/g)].flatMap(({ index, 0: opening }) =>
      [
        ...inBraces(text, index + opening.length).matchAll(/(?:^\s*|[{,]\s*)([a-z]\w*)(?=\s*[:,}]|\s*$)/gm),
      ].map((match) => match[1]!),
    );
  }),
);
/** Values and expressions that stand where a name could. */
const NO_DETAILS = new Set(['id', 'ids', 'vettingRun']);

describe.each(LOCALES)('the details of a fact, in %s', (locale) => {
  const texts = allTexts(locale);

  test('have a name each', () => {
    expect(written.size).toBeGreaterThan(45);
    const nameless = [...written].filter(
      (name) => !NO_DETAILS.has(name) && !texts[`audit.detail.${name}`] && !texts[`words.field.${name}`],
    );
    expect(nameless).toEqual([]);
  });

  test('say in words what was asked about data, by whom, how, what became of it, and for whom a copy was made', () => {
    const cases = {
      right: RIGHTS,
      askedBy: RightsRequestSchema.shape.askedBy.options,
      channel: CHANNELS,
      authority: AUTHORITIES,
      decision: ['granted', 'refused'],
      audience: [...ReaderSchema.shape.audience.options, ...SponsorReaderSchema.shape.audience.options],
    };
    for (const [name, values] of Object.entries(cases))
      for (const value of values) {
        const fact = { act: 'right.asked', details: { [name]: value } };
        const html = rendered(createElement(FactDetails, { fact }), locale, {}).replace(/<[^>]*>/g, '');
        expect(html, `${name} ${value}`).not.toBe('');
        if (locale === 'ar') expect(html, `${name} ${value}`).not.toMatch(/[a-z]/);
        else expect(html, `${name} ${value}`).not.toMatch(new RegExp(`${name}|-|: ?$`));
      }
  });
});
