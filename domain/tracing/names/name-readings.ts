import { foldToken } from '../tokens/spelling.ts';
import { type NameToken, nameTokens } from './name-tokens.ts';
import { nameWords } from './name-words.ts';
import { JOINING, PARTICLES } from './particles.ts';
import { knownName } from './placeholders.ts';
import { scriptOf } from './scripts.ts';

const PARENT: ReadonlySet<string> = new Set(['abu', 'umm', 'ابو', 'ام', 'абу', 'умм']);
/** "Father of" these is a given name of its own: Abu Bakr. */
const NO_KUNYA: ReadonlySet<string> = new Set(
  'bakr bakar bakri beker talib taleb obeida obaida ubaida ubayda بكر طالب عبيدة عبيده бакр бакар талиб'.split(
    ' ',
  ),
);

const folded = (word: string): string => {
  const script = scriptOf(word);
  return foldToken(word, script);
};

/**
 * The ways to read a full name: all of it and, where a kunya stands beside other names ("Abu Omar Khaled", "Khaled (Abu
 * Omar)"), the others alone, because registrars leave a kunya out. Empty if the name says that it is not known.
 */
export function nameReadings(full: string): NameToken[][] {
  const known = knownName(full);
  const whole = known === '' ? [] : nameTokens(known);
  if (whole.length < 2) return whole.length === 0 ? [] : [whole];
  const rest = nameTokens(withoutKunya(nameWords(known).filter(Boolean)).join(' '));
  return rest.length > 0 && rest.length < whole.length ? [whole, rest] : [whole];
}

function withoutKunya(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => PARENT.has(JOINING[folded(word)] ?? ''));
  if (at < 0) return words;
  let named = at + 1;
  while (named < words.length && PARTICLES.has(folded(words[named]!))) named++;
  const ends = at === 0 || named === words.length - 1;
  if (!ends || named >= words.length || NO_KUNYA.has(folded(words[named]!))) return words;
  return [...words.slice(0, at), ...words.slice(named + 1)];
}
