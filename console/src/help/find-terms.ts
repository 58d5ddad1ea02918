import type { Term } from './terms.ts';

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words that contain what was typed, in the reader's language or in English, whatever its accents. */
export const findTerms = (
  terms: readonly Term[],
  typed: string,
  textsOf: (term: Term) => readonly string[],
): Term[] =>
  terms.filter((term) =>
    [term.of, ...textsOf(term)].some((text) => plain(text).includes(plain(typed.trim()))),
  );
