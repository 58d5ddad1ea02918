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
