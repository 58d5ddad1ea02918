import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { NOTICE_LANGUAGES } from '../../../domain/notices/languages.ts';
import { WorryTopicSchema } from '../../../domain/sponsorship/sponsor-message.ts';
import { DECLINE_REASONS } from '../../../lambdas/pages/offer.ts';
import { PAGE_WORDS, translatorFor } from '../../../lambdas/pages/words.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { STAGES } from '../../../registry/stages.ts';

interface Node {
  type: number;
  value?: string;
  options?: Record<string, { value: Node[] }>;
}
const argumentsOf = (message: string): Node[] => {
  const walk = (nodes: Node[]): Node[] =>
    nodes.flatMap((node) =>
      node.type === 0 || node.type === 7
        ? []
        : [node, ...Object.values(node.options ?? {}).flatMap(({ value }) => walk(value))],
    );
  return walk(IntlMessageFormat.__parse!(message, {}) as unknown as Node[]);
};

describe.each(NOTICE_LANGUAGES)('the words of the pages in %s', (language) => {
  const words = Object.entries(PAGE_WORDS[language]);

  it('are complete and take the same values as in English', () => {
    const values = (message: string) => [...new Set(argumentsOf(message).map(({ value }) => value))].sort();
    expect(words.map(([word]) => word).sort()).toEqual(Object.keys(PAGE_WORDS.en).sort());
    for (const [word, message] of words) {
      expect(message.trim(), word).not.toBe('');
      expect(values(message), word).toEqual(values(PAGE_WORDS.en[word as keyof typeof PAGE_WORDS.en]));
    }
  });

  it('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [word, message] of words)
      for (const { type, options } of argumentsOf(message))
        if (type === 6)
          expect([
            word,
            Object.keys(options ?? {})
              .filter((one) => one !== '=0')
              .sort(),
          ]).toEqual([word, forms]);
  });

  it('name every reason, topic and duty of the shipped policies', () => {
    const checks = (['resettlement', 'family-reunification'] as const).flatMap((programme) =>
      shippedPolicy(programme, 1)!.followUp.visits.flatMap((visit) => visit.checks),
    );
    const known = new Set(words.map(([word]) => word));
    for (const reason of DECLINE_REASONS) expect(known).toContain(`reason.${reason}`);
    for (const topic of WorryTopicSchema.options) expect(known).toContain(`topic.${topic}`);
    for (const check of checks) expect(known).toContain(`duty.${check}`);
  });

  it('name languages and countries', () => {
    const { names } = translatorFor(language);
    expect(names('language', ['ar', 'xyz'])).toContain('xyz');
    expect(names('region', ['SYR'])).not.toContain('SYR');
  });
});

it('the words that a stage brings are there in every language', () => {
  const own = STAGES.flatMap(({ name, pageWords }) => (pageWords ? [{ name, pageWords }] : []));
  expect(own.map(({ name }) => name)).toEqual(['return-counselling', 'reintegration']);
  for (const { name, pageWords } of own) {
    expect(Object.keys(pageWords).sort(), name).toEqual([...NOTICE_LANGUAGES].sort());
    for (const words of Object.values(pageWords)) expect(words.name && words.next, name).not.toBe('');
  }
});
