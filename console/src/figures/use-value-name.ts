import type { Dimension } from '../../../domain/statistics/release/dimensions.ts';
import { useCountryName } from '../cases/places.ts';
import { useText, useWords } from '../i18n/use-text.ts';

const SHARED = ['*', 'other', 'none-yet'] as const;
type Shared = (typeof SHARED)[number];
const TEXTS = { '*': 'figures.all', other: 'figures.other', 'none-yet': 'figures.none-yet' } as const;

/** Where the words for the values of a dimension are. */
const WORDS: Readonly<Record<Exclude<Dimension, 'age' | 'nationality'>, string>> = {
  sex: 'words.value.sex',
  need: 'figures.need',
  asylum: 'words.office',
  destination: 'words.office',
  programme: 'policy.programme',
  stage: 'words.stage',
  outcome: 'cases.outcome',
  category: 'words.value.category',
};

/** A value of a dimension in words: an age group stays as it is, a country has its name. */
export function useValueName(): (dimension: Dimension, value: string) => string {
  const say = useText();
  const words = useWords();
  const country = useCountryName();
  return (dimension, value) => {
    const shared = SHARED.find((one): one is Shared => one === value);
    if (shared !== undefined) return say(TEXTS[shared]);
    // An age group reads from the left in every language: `60+`, not `+60`.
    if (dimension === 'age') return `\u2066${value}\u2069`;
    return dimension === 'nationality' ? country(value) : words(WORDS[dimension], value);
  };
}
