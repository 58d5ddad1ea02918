import { useMemo } from 'react';
import { useWords } from '../i18n/use-text.ts';
import type { CodeList } from './codes.ts';
import { CODES } from './codes.ts';

export interface CodeOption {
  readonly value: string;
  readonly label: string;
}

/** A list of codes as options of the design system, with labels. */
export function useOptions(list: CodeList): CodeOption[] {
  const words = useWords();
  return useMemo(() => {
    const prefix = list === 'stage' ? 'words.stage' : `words.value.${list}`;
    return CODES[list].map((value) => ({ value, label: words(prefix, value) }));
  }, [words, list]);
}
