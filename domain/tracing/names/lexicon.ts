import groups from '../data/name-groups.json' with { type: 'json' };
import { foldToken } from '../tokens/spelling.ts';
import { looseArabic } from './arabic.ts';
import { type Script, scriptOf } from './scripts.ts';

/** What the lexicon knows about a token. */
export interface LexiconEntry {
  /** Numbers of the name groups to which the token belongs. */
  readonly groups: readonly number[];
  /** Groups of which the token is a nickname. */
  readonly nicknameOf: readonly number[];
}

/** A group of spellings of one given name, in any script. */
export interface NameGroup {
  readonly sex: 'f' | 'm' | 'u';
  /** Rarity: −log2 of the share of people with the name, where the name is common. */
  readonly rarity: number;
  /** Its first spellings in Latin letters, folded: possible origins of an unlisted spelling. */
  readonly latin: readonly string[];
}

const BRIDGES = 5;

interface Lexicon {
  readonly groups: readonly NameGroup[];
  readonly entries: ReadonlyMap<string, { groups: number[]; nicknameOf: number[] }>;
}

const NICKNAME = '~';
let loaded: Lexicon | undefined;

/** The key under which a folded token is looked up: coarse for Arabic script, where clerks' keyboards differ. */
export function lexiconKey(folded: string, script: Script): string {
  return script === 'arabic' ? looseArabic(folded) : folded;
}

function load(): Lexicon {
  const entries = new Map<string, { groups: number[]; nicknameOf: number[] }>();
  const list: NameGroup[] = [];
  groups.forEach((line, number) => {
    const [head, ...spellings] = line.split(' ');
    const latin = spellings.filter(
      (spelling) => scriptOf(spelling) === 'latin' && !spelling.startsWith(NICKNAME),
    );
    list.push({
      sex: head![0] === 'f' ? 'f' : head![0] === 'm' ? 'm' : 'u',
      rarity: Number(head!.slice(1)),
      latin: latin.slice(0, BRIDGES).map((spelling) => foldToken(spelling, 'latin')),
    });
    for (const spelling of spellings) {
      const nickname = spelling.startsWith(NICKNAME);
      const raw = nickname ? spelling.slice(1) : spelling;
      const script = scriptOf(raw);
      const key = lexiconKey(foldToken(raw, script), script);
      const entry = entries.get(key) ?? { groups: [], nicknameOf: [] };
      const known = nickname ? entry.nicknameOf : entry.groups;
      if (!known.includes(number)) known.push(number);
      entries.set(key, entry);
    }
  });
  return { groups: list, entries };
}

function lexicon(): Lexicon {
  loaded ??= load();
  return loaded;
}

/** What the lexicon knows about a folded token; undefined for an unlisted token. */
export function lookUpName(folded: string, script: Script): LexiconEntry | undefined {
  return lexicon().entries.get(lexiconKey(folded, script));
}

export function nameGroup(number: number): NameGroup {
  return lexicon().groups[number]!;
}

/** How two tokens are related in the lexicon: one name, a nickname of it, two names, or unknown. */
export function lexiconRelation(
  a: LexiconEntry | undefined,
  b: LexiconEntry | undefined,
): 'same' | 'nickname' | 'distinct' | 'unknown' {
  if (a === undefined || b === undefined) return 'unknown';
  if (shareAny(a.groups, b.groups)) return 'same';
  if (
    shareAny(a.nicknameOf, b.groups) ||
    shareAny(a.groups, b.nicknameOf) ||
    shareAny(a.nicknameOf, b.nicknameOf)
  ) {
    return 'nickname';
  }
  return 'distinct';
}

function shareAny(a: readonly number[], b: readonly number[]): boolean {
  return a.some((number) => b.includes(number));
}
