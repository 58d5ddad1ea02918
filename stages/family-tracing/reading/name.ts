import anyAscii from 'any-ascii';
import { present } from '../../../domain/kernel/present.ts';
import { cyrillicToLatin, foldCyrillic } from '../../../domain/tracing/names/cyrillic.ts';
import { lookUpName, nameGroup } from '../../../domain/tracing/names/lexicon.ts';
import { type Script, scriptOf } from '../../../domain/tracing/names/scripts.ts';
import { foldToken } from '../../../domain/tracing/tokens/spelling.ts';
import { transliterateArabic } from './arabic.ts';
import { transliterateEthiopic } from './ethiopic.ts';

/** Parts of a name that are not names themselves, in their usual Latin spelling. */
const PARTS: Readonly<Record<string, string>> = {
  ...{ بن: 'bin', ابن: 'ibn', إبن: 'ibn', بنت: 'bint', ولد: 'ould', عبد: 'Abd', الله: 'Allah', آل: 'Al' },
  ...{ ابو: 'Abu', أبو: 'Abu', ابي: 'Abi', أبي: 'Abi', ام: 'Umm', أم: 'Umm', زاده: 'Zadeh', خان: 'Khan' },
};

const capital = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());

const MAX_DISTANCE = 3;

/** The edit distance of two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    let left = i;
    let corner = i - 1;
    const next = [left];
    for (const [j, above] of row.slice(1).entries()) {
      left = Math.min(above + 1, left + 1, corner + (a[i - 1] === b[j] ? 0 : 1));
      corner = above;
      next.push(left);
    }
    row = next;
  }
  return present(row.at(-1), 'a distance');
}

/**
 * The Latin spellings of the first name group that a word belongs to, the usual one first; empty if it is not listed.
 */
function spellingsOf(word: string, script: Script): readonly string[] {
  const group = lookUpName(foldToken(word, script), script)?.groups[0];
  return group === undefined ? [] : nameGroup(group).latin;
}

/** Cyrillic spelling leaves one thing open: whether a vowel is written i or y. */
const bareOfCyrillic = (latin: string): string => latin.replace(/[iy]+/g, 'i');

/** The usual spelling, unless the letters differ so much that it must be another form of the name. */
function usualFor(word: string, read: string): string {
  const [usual] = spellingsOf(word, 'ethiopic');
  return usual !== undefined && distance(usual, read) <= MAX_DISTANCE ? usual : read;
}

function arabicWord(word: string): string {
  const part = PARTS[word];
  if (part !== undefined) return part;
  const [usual] = spellingsOf(word, 'arabic');
  if (usual !== undefined) return capital(usual);
  const [, servant, served = ''] = /^(عبد)(ال.{2,})$/.exec(word) ?? [];
  if (servant !== undefined) return `${PARTS[servant]} ${arabicWord(served)}`;
  const [, ofGod] = /^(.{2,})الله$/.exec(word) ?? [];
  if (ofGod !== undefined) return `${arabicWord(ofGod)}allah`;
  const [, bare] = /^ال(.{2,})$/.exec(word) ?? [];
  return bare === undefined ? capital(transliterateArabic(word)) : `al-${arabicWord(bare)}`;
}

function readWord(word: string): string {
  const script = scriptOf(word);
  switch (script) {
    case 'latin':
      return word;
    case 'arabic':
      return arabicWord(word);
    case 'cyrillic': {
      const read = cyrillicToLatin(foldCyrillic(word));
      const same = (spelling: string) => bareOfCyrillic(spelling) === bareOfCyrillic(read);
      return capital(spellingsOf(word, script).find(same) ?? read);
    }
    case 'ethiopic':
      return capital(usualFor(word, transliterateEthiopic(word)));
    case 'other':
      return capital(anyAscii(word));
  }
}

const LETTERS = /[\p{L}\p{M}]+/gu;
const NOT_LATIN = /[^\p{Script=Latin}\P{L}]/u;
const JOINERS = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u0640\ufeff]/gu;

/**
 * A reading of a text for people who do not read its script: word by word the usual Latin spelling of a listed name
 * (محمد → Muhammad), otherwise its letters. A reading aid, not a spelling from a document; undefined for Latin text.
 */
export function transliterateName(text: string): string | undefined {
  if (!NOT_LATIN.test(text)) return undefined;
  return text.normalize('NFC').replace(JOINERS, '').replace(LETTERS, readWord).trim();
}
