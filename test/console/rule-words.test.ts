import { createElement } from 'react';
import { expect, test } from 'vitest';
import { useRule } from '../../console/src/api/use-rule.ts';
import { rendered } from './rendered.ts';

const BROKEN = {
  rule: 'has a paper',
  code: 'papers-until',
  values: { kinds: 'passport, travel-document', until: '2026-11-30' },
};
const Told = () => createElement('p', {}, useRule()(BROKEN));

test.each([
  ['en', 'Passport or Travel document', 'Nov 30, 2026'],
  ['fr', 'Passeport ou ', '30 nov. 2026'],
])('a rule about papers names them and the day in %s, never by their codes', (locale, papers, day) => {
  const html = rendered(createElement(Told), locale);
  expect(html).toContain(papers);
  expect(html).toContain(day);
  expect(html).not.toMatch(/travel-document|2026-11-30/);
});
