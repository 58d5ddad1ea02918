import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { DryRunView } from '../../console/src/policy/dry-run-view.tsx';
import { PolicyInWords } from '../../console/src/policy/policy-in-words.tsx';
import type { DryRun } from '../../registry/policy-effect.ts';
import { EffectKindSchema, EffectSubjectSchema } from '../../registry/policy-effect.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const subjects = EffectSubjectSchema.options.flatMap(({ options }) => [...options]);
const effects = EffectKindSchema.options.flatMap((effect) =>
  subjects.map((subject) => ({ effect, subject })),
);
const DRY_RUN: DryRun = {
  programme: 'resettlement',
  version: 2,
  open: 12,
  complete: false,
  touched: 5,
  effects: effects.map((effect) => ({ ...effect, cases: 4 })),
  cases: [
    {
      ...{ caseId: `case-abcdefgh${'0'.repeat(12)}`, office: 'amman', destinationOffice: 'toronto' },
      ...{ status: 'active', priority: 'normal', policyVersion: 1, effects: effects.slice(0, 1) },
    },
  ],
  untold: 4,
  sponsors: true,
};

describe.each(LOCALES)('what a version means for open cases, in %s', (locale) => {
  test('is told whole: how many, in what, which, and who else', () => {
    const html = rendered(createElement(DryRunView, { dryRun: DRY_RUN }), locale);
    const texts = allTexts(locale);
    for (const part of ['keep', 'incomplete', 'sponsors', 'cases'])
      expect(html).toContain(texts[`policy.dry-run.${part}`]);
    expect(html).toContain('abcdefgh');
    expect(html).not.toMatch(/policy\.(effect|subject|dry-run)|words\.stage/);
    expect(effects.length).toBeGreaterThan(50);
  });

  test('is told when it is nothing', () => {
    const nothing = { ...DRY_RUN, touched: 0, effects: [], cases: [], untold: 0, complete: true };
    const html = rendered(createElement(DryRunView, { dryRun: nothing }), locale);
    expect(html).not.toContain('<table');
  });
});

/** Names and codes of a policy that stand in its words; durations and numbers are written out. */
function codesIn(value: unknown): string[] {
  if (typeof value === 'boolean') return [String(value)];
  if (typeof value === 'string') return /^P(?:T?\d)/.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  const names = Array.isArray(value) ? [] : Object.keys(value);
  return [...names, ...Object.values(value).flatMap(codesIn)];
}

describe.each(LOCALES)('a policy in words, in %s', (locale) => {
  test.each(['resettlement', 'family-reunification', 'voluntary-return'] as const)(
    'has no code in it: %s',
    (name) => {
      const policy = shippedPolicy(name, 1)!;
      const html = rendered(createElement(PolicyInWords, { policy }), locale);
      const shown = new Set(html.split(/<[^>]*>|, | — |\u00a0?: |؛ |، | و/).map((part) => part.trim()));
      // Words that look like their codes in a language are words of it.
      const words = new Set(Object.values(allTexts(locale)));
      const bare = [...new Set(codesIn(policy))].filter((code) => shown.has(code) && !words.has(code));
      expect(bare).toEqual([]);
      expect(html).not.toMatch(/policy\.(?:field|group|code)\./);
    },
  );
});
