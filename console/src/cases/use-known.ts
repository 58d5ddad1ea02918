import { useCallback } from 'react';
import { useText, useWords } from '../i18n/use-text.ts';

/** The label of a code that may not be known yet; an empty one is not. */
export function useKnown(): (prefix: string, code: string | undefined) => string {
  const say = useText();
  const words = useWords();
  return useCallback(
    (prefix, code) => (code === undefined || code === '' ? say('words.not-yet') : words(prefix, code)),
    [say, words],
  );
}
