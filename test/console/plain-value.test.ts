import { createElement } from 'react';
import { expect, test } from 'vitest';
import { PlainValue } from '../../console/src/work/plain-value.tsx';
import { rendered } from './rendered.ts';

const shown = (name: string, value: unknown, locale = 'en') =>
  rendered(createElement(PlainValue, { name, value, nameOf: () => undefined }), locale);

test('a language is named in the reader’s, a day is written out, and a code has its words', () => {
  expect(shown('language', 'ti')).toBe('Tigrinya');
  expect(shown('language', 'ar', 'ar')).toBe('العربية');
  expect(shown('examinedOn', '2026-01-15', 'ar')).toMatch(/^\u206815 .*2026\u2069$/);
  expect(shown('topics', ['agency-role'], 'ar')).not.toContain('agency');
  expect(shown('taken', 'signed')).toContain('On a signed form');
});

test('scores are named by what was scored, and for whom, in the reader’s words', () => {
  const scored = [{ whom: 'household', scores: { housing: 4, 'sponsor-relation': 2 } }];
  const said = shown('scores', scored).replaceAll(/[\u2068\u2069]/g, '');
  expect(said).toContain('<bdi>The household</bdi>: ');
  expect(said).toContain('<bdi>Housing</bdi>: 4');
  expect(said).not.toMatch(/whom|Where it is safe/);
  expect(shown('scores', scored, 'ar')).not.toMatch(/household|relation/);
});
