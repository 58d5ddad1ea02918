import { bareText, foldToken, type Spelling, spell } from '../tokens/spelling.ts';
import { type LexiconEntry, lookUpName } from './lexicon.ts';
import { nameWords } from './name-words.ts';
import { JOINING, normalizeAbdNames, PARTICLES, TITLES } from './particles.ts';
import { type Script, scriptOf } from './scripts.ts';

/** One meaningful word of a name, folded and encoded. Tokens of equal text are one object, so caches may key on them. */
export interface NameToken {
  readonly text: string;
  readonly script: Script;
  readonly spelling: Spelling;
  readonly lexicon: LexiconEntry | undefined;
  readonly initial: boolean;
}

/** Spells itself when first compared with another spelling. */
class Word implements NameToken {
  readonly text: string;
  readonly script: Script;
  readonly lexicon: LexiconEntry | undefined;
  readonly initial: boolean;
  #spelling: Spelling | undefined;

  constructor(text: string, script: Script) {
    this.text = text;
    this.script = script;
    this.lexicon = lookUpName(text, script) ?? lookUpName(bareText(text, script), script);
    this.initial = script !== 'arabic' && text.length === 1;
  }

  get spelling(): Spelling {
    this.#spelling ??= spell(this.text, this.script);
    return this.#spelling;
  }
}

const CACHE_LIMIT = 150_000;
const cache = new Map<string, NameToken>();

/** The token of a folded text; the same object for the same text while the cache holds it. */
export function nameToken(text: string, script: Script): NameToken {
  let token = cache.get(text);
  if (token === undefined) {
    if (cache.size >= CACHE_LIMIT) cache.clear();
    token = new Word(text, script);
    cache.set(text, token);
  }
  return token;
}

/**
 * Splits a full name into its meaningful tokens: particles and titles dropped (unless nothing else is left), "abd",
 * "abu", "umm" joined with the next word, fused names with "abd" normalized. Order is kept.
 */
export function nameTokens(full: string): NameToken[] {
  const folded = nameWords(full)
    .map((word) => ({ script: scriptOf(word), word }))
    .map(({ script, word }) => ({ script, text: foldToken(word, script) }))
    .filter(({ text }) => text.length > 0);
  const strict = assemble(folded, true);
  const tokens = strict.length > 0 ? strict : assemble(folded, false);
  return tokens.map(({ text, script }) => nameToken(text, script));
}

interface Written {
  readonly text: string;
  readonly script: Script;
}

function assemble(folded: readonly Written[], drop: boolean): Written[] {
  const out: Written[] = [];
  for (let i = 0; i < folded.length; i++) {
    const { text, script } = folded[i]!;
    const joining = JOINING[text];
    const next = joining === undefined ? -1 : nextMeaningful(folded, i + 1);
    if (joining !== undefined && next >= 0) {
      const rest = folded[next]!.text.replace(/^ال(?!له)(?=.{2})/, '');
      out.push({ text: normalizeAbdNames(joinParts(joining, rest)), script: folded[next]!.script });
      i = next;
    } else if (!drop || !(PARTICLES.has(text) || TITLES.has(text))) {
      out.push({ text: normalizeAbdNames(text), script });
    }
  }
  return out;
}

function joinParts(joining: string, rest: string): string {
  if (joining === 'abd' && /^(?:[aeiou]?l)?l?ah$/.test(rest)) return 'abdullah';
  return joining + rest;
}

/** The word that a joining part takes, skipping only articles. */
function nextMeaningful(folded: readonly Written[], from: number): number {
  for (let i = from; i < folded.length && i < from + 2; i++) {
    if (!PARTICLES.has(folded[i]!.text)) return i;
  }
  return -1;
}
