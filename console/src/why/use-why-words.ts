import { useMemo } from 'react';
import type { Why, WhyChange, WhyValues } from '../../../domain/kernel/why.ts';
import { useLanguages } from '../desk/use-languages.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

interface WhyWords {
  rule(why: Why): string;
  source(why: Why): string;
  change(change: WhyChange): string;
}

/** Rules, their sources and changes as sentences, built from codes, dates and numbers. */
export function useWhyWords(nameOf?: (personId: string) => string): WhyWords {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const languages = useLanguages();
  return useMemo(() => {
    const written = ([name, value]: [string, string | number]): [string, string | number] => {
      const text = String(value);
      if (name === 'day') return [name, text.includes('T') ? format.day(text) : format.date(text)];
      if (name === 'at') return [name, format.instant(text)];
      if (name === 'stage') return [name, words('words.stage', text)];
      if (name === 'purpose') return [name, words('words.value.purpose', text)];
      if (name === 'flag') return [name, words('words.value.flag', text)];
      if (name === 'language') return [name, languages([text])];
      // Branches of a text cannot be named with hyphens.
      if (name === 'custody' || name === 'because') return [name, text.replaceAll('-', '_')];
      return [name, value];
    };
    const valuesOf = (values: WhyValues) => Object.fromEntries(Object.entries(values).map(written));
    return {
      rule: ({ rule, values }) => say(`why.rule.${rule}`, valuesOf(values)),
      source: ({ rule, values }) => say(`why.source.${rule}`, valuesOf(values)),
      change: ({ lever, values, personId }) =>
        say(`why.lever.${lever}`, {
          ...valuesOf(values),
          person: personId === undefined ? '' : (nameOf?.(personId) ?? say('why.person')),
        }),
    };
  }, [say, words, format, languages, nameOf]);
}
