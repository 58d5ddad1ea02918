import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { FactDetails } from '../../console/src/audit/fact-details.tsx';
import { ReaderDays } from '../../console/src/audit/reader-days.tsx';
import { emptyHousehold } from '../../console/src/cases/new/household-values.ts';
import { emptyMember } from '../../console/src/cases/new/member-values.ts';
import { ReviewStep } from '../../console/src/cases/new/review-step.tsx';
import { frenchSpacing } from '../../console/src/i18n/french-spacing.ts';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { useLanguageName } from '../../console/src/i18n/use-language-name.ts';
import { PolicyInWords } from '../../console/src/policy/policy-in-words.tsx';
import { ItemMatter } from '../../console/src/work/item-matter.tsx';
import type { ItemView } from '../../console/src/work/use-item.ts';
import { PROGRAMMES } from '../../domain/kernel/catalogue.ts';
import type { Programme } from '../../domain/policy/policy.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const factOf = (details: Record<string, unknown>, locale: string) =>
  rendered(createElement(FactDetails, { fact: { act: 'work-item.opened', details } as never }), locale);
const text = (html: string) => html.replace(/<[^>]*>/g, '');

describe.each(LOCALES)('what people read, in %s', (locale) => {
  const texts = allTexts(locale);

  it('what facts of documents, appointments, notes and changes tell', () => {
    const told = [
      { kind: 'photo', class: 'identity', bytes: 9, contentType: 'image/png', scan: 'not-configured' },
      { kind: 'birth-certificate', refusal: 'type' },
      { kind: 'joins', because: 'birth' },
      { kind: 'interview', startsAt: '2025-03-01T09:00:00.000Z' },
      { primaryCategory: 'medical-needs', secondaryCategory: 'lack-of-foreseeable-alternatives' },
    ];
    const html = told.map((details) => factOf(details, locale)).join('');
    const shown = html.replaceAll(/ title="[^"]*"/g, '');
    expect(shown).not.toMatch(
      /contentType|startsAt|not-configured|>photo<|birth-cert|>joins<|>type<|medical-needs|lack-of/,
    );
    expect(shown).toContain(allTexts(locale)['appointments.kind.interview']);
  });

  it('the details of a fact: kinds and dates in words, codes at hand, nothing that names nothing', () => {
    const details = { kind: 'eligibility-review', dueAt: '2025-03-01T09:00:00.000Z', cases: [], by: '' };
    const html = factOf(details, locale);
    expect(text(html)).toContain(texts['words.kind.eligibility-review']);
    expect(text(html)).not.toMatch(/eligibility-review|dueAt|2025-03|cases/);
    expect(html).toContain('title="kind: eligibility-review · dueAt: 2025-03-01T09:00:00.000Z"');
    expect(html).not.toContain('class="identifier');
  });

  it.each(Object.keys(PROGRAMMES) as Programme[])('every group and field of a policy of %s', (programme) => {
    const policy = shippedPolicy(programme, 1)!;
    const shown = text(rendered(createElement(PolicyInWords, { policy }), locale));
    const paths = Object.entries(policy).flatMap(([group, values]) =>
      typeof values === 'object' ? Object.keys(values).map((name) => `${group}.${name}`) : [],
    );
    expect(paths.filter((path) => shown.includes(path))).toEqual([]);
    expect(shown).not.toContain('policy.group.');
    expect(shown).toContain(texts['policy.group.statistics']);
  });

  it('languages that browsers leave out', () => {
    const Names = () => ['dz', 'fvr', 'aii', 'rhg'].map(useLanguageName()).join();
    expect(rendered(createElement(Names), locale)).not.toMatch(/\b(dz|fvr|aii|rhg)\b/);
  });
});

describe('a place for what was asked and what is known', () => {
  it('leaves out a topic that a question has not', () => {
    const item = { people: [], context: { topic: null, sponsorId: 'sponsor-1' } } as unknown as ItemView;
    const html = rendered(createElement(ItemMatter, { item }));
    expect(text(html)).toContain('sponsor 1');
    expect(text(html)).not.toMatch(/Topic|none/);
  });

  it('asks auditors for a day as every date is asked for, whatever parts its numbers', () => {
    const source = rendered(createElement(ReaderDays));
    expect(source).toContain('YYYY-MM-DD');
  });

  it('shows individual numbers before a household is registered', () => {
    const members = [
      { ...emptyMember('principal-applicant'), name: 'Rana Saleh', individualNumber: 'KBI-7' },
    ];
    const values = { ...emptyHousehold(), members };
    const html = rendered(createElement(ReviewStep, { values, office: 'amman', onEdit: () => {} }));
    expect(html).toContain('KBI-7');
  });

  it('keeps French colons with their words', () => {
    expect(frenchSpacing({ one: 'Aucun : « rien » ; non ?' })).toEqual({
      one: 'Aucun\u00a0: «\u00a0rien\u00a0»\u00a0; non\u00a0?',
    });
    expect(allTexts('fr')['work.decided.what']).toBe('{kind}\u00a0: {decision}');
  });
});
