import { describe, expect, test } from 'vitest';
import type { IntakeText } from '../../../domain/intake/rules.ts';
import { INTAKE_RULES, ruleOfText } from '../../../domain/intake/rules.ts';
import { INTAKE_LANGUAGES, INTAKE_TEXTS, sayCause, sayRejection } from '../../../domain/intake/say.ts';

const TEXTS = Object.keys(INTAKE_TEXTS.en) as IntakeText[];
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

describe('what is told of a file', () => {
  test('has a sentence for every rule, and none of another', () => {
    expect(new Set(TEXTS.map(ruleOfText))).toEqual(new Set(INTAKE_RULES));
  });

  test.each(INTAKE_LANGUAGES)(
    'says in %s what is wrong and what is expected, with the same values',
    (language) => {
      expect(Object.keys(INTAKE_TEXTS[language])).toEqual(TEXTS);
      for (const text of TEXTS) {
        const [own, english] = [INTAKE_TEXTS[language][text], INTAKE_TEXTS.en[text]];
        expect([own.wrong.trim() === '', own.expected.trim() === ''], text).toEqual([false, false]);
        expect(
          [holes(own.wrong), holes(own.expected)].map((all) => all.sort()),
          text,
        ).toEqual([holes(english.wrong), holes(english.expected)].map((all) => all.sort()));
        if (language !== 'en') expect(own, text).not.toEqual(english);
      }
    },
  );

  test('names what was received, and never states the rule as if it held', () => {
    const told = { text: 'not-in-list.meant', values: { meant: 'SYR' }, value: 'Syria' } as const;
    expect(sayRejection(told, 'en')).toBe(
      'this is no code of a country (received “\u2068Syria\u2069”); expected: a code of three letters, perhaps SYR',
    );
    expect(sayRejection(told, 'fr')).toContain('reçu : « \u2068Syria\u2069 »');
    expect(sayRejection(told, 'ar')).toContain('الوارد: «\u2068Syria\u2069»');
    expect(sayRejection({ text: 'required', values: {}, value: '' }, 'en')).toBe(
      'nothing is filled in; expected: a value',
    );
    expect(sayCause(told, 'en')).not.toContain('Syria');
  });
});
