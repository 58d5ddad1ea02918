import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useLanguages } from '../desk/use-languages.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

type Facts = Readonly<Record<string, unknown>>;

const DATES = new Set(['validUntil', 'from', 'until']);

/** The reasons of a proposal as sentences, built from its codes, numbers and dates. */
export function usePlainWords(): {
  term(term: string, facts: Facts): string;
  gate(gate: string, facts: Facts): string;
} {
  const say = useText();
  const words = useWords();
  const intl = useIntl();
  const format = useFormat();
  const languages = useLanguages();
  return useMemo(() => {
    const written = (name: string, value: unknown): string | number => {
      if (Array.isArray(value) && name === 'met')
        return format.list(value.map((code) => words('words.value.preference', String(code))));
      if (Array.isArray(value))
        return name === 'shared' || name === 'languages'
          ? languages(value.map(String))
          : format.list(value.map(String));
      if (value === null || value === undefined) return 'none';
      if (typeof value === 'number') return value;
      return DATES.has(name) ? format.date(String(value)) : String(value);
    };
    const sentence = (id: string, facts: Facts) => {
      if (intl.messages[id] === undefined) return '';
      const values = Object.entries(facts).map(([name, value]) => [name, written(name, value)] as const);
      const counts = Object.entries(facts).flatMap(([name, value]) =>
        Array.isArray(value) ? [[`${name}Count`, value.length] as const] : [],
      );
      return say(id, Object.fromEntries([...values, ...counts]));
    };
    return {
      term: (term, facts) => sentence(`placement.term.${term}.why`, facts),
      gate: (gate, facts) => sentence(`placement.gate.${gate}.why`, facts),
    };
  }, [say, words, intl, format, languages]);
}
