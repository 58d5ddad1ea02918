import { foldArabic, looseArabic } from './arabic.ts';
import { foldCyrillic } from './cyrillic.ts';
import { foldLatin } from './latin.ts';
import { nameWords } from './name-words.ts';
import { PARTICLES, TITLES } from './particles.ts';
import { scriptOf } from './scripts.ts';

const ARTICLE = /^(?:ال(?=.{3})|[ae]l(?=[a-z]{4}))/;

function folded(word: string): string {
  switch (scriptOf(word)) {
    case 'arabic':
      return looseArabic(foldArabic(word));
    case 'cyrillic':
      return foldCyrillic(word);
    case 'latin':
      return foldLatin(word);
    default:
      return word.normalize('NFKC').toLowerCase();
  }
}

/** The words of a full name that tell somebody apart, folded as the matcher does, articles and all. */
export function foldedWords(full: string): string[] {
  const words = nameWords(full)
    .map(folded)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !PARTICLES.has(word) && !TITLES.has(word));
  return telling.length > 0 ? telling : words;
}

/** A folded word without an article that is written with it. */
export const bareWord = (word: string): string => word.replace(ARTICLE, '');

/**
 * A full name in a form in which clerks' spellings are equal, by the matcher's foldings: case, accents, harakat,
 * tatweel, hamza seats, ya and ta marbuta, articles and particles; word order does not matter. Other spellings of a
 * given name, and other scripts, are left to the matcher.
 */
export const foldedName = (full: string): string => foldedWords(full).map(bareWord).sort().join(' ');
