import { type NameToken, nameToken } from '../names/name-tokens.ts';
import type { Script } from '../names/scripts.ts';
import type { TokenEvidence } from '../names/token-evidence.ts';
import type { TracingIndex, VocabularyHit } from './port.ts';
import { nearSkeletons, postingCode, skeleton, vocabularyCodes } from './skeleton.ts';

/** A posting code that the sought word may have, and the evidence in bits for its best spelling there. */
export interface ExpandedCode {
  readonly code: string;
  readonly bits: number;
}

/** A word of the registry, and the last expansion that reached it: a word has several vocabulary codes. */
interface ListedWord {
  readonly token: NameToken;
  readonly code: string;
  met: number;
}

const FLOOR_BITS = 2;
const MAX_CODES = 8;
/** The code of the word as written comes first, so that misspellings in the registry cannot displace it. */
const OWN_BITS = 40;

/**
 * Finds the registry's words that may spell a sought word, and their posting codes, best first. Vocabulary already
 * read is remembered.
 */
export function codeExpander(
  index: TracingIndex,
  evidence: TokenEvidence,
): (token: NameToken) => Promise<readonly ExpandedCode[]> {
  const words = new Map<string, ListedWord>();
  const lists = new Map<string, Promise<readonly ListedWord[]>>();
  const known = new Map<NameToken, Promise<readonly ExpandedCode[]>>();
  let expansions = 0;
  const listed = ({ text, script }: VocabularyHit): ListedWord => {
    let word = words.get(text);
    if (word === undefined) {
      const token = nameToken(text, script as Script);
      word = { token, code: postingCode(token), met: 0 };
      words.set(text, word);
    }
    return word;
  };
  // Words expanded together share codes: each list is read once.
  const listsOf = (codes: readonly string[]): Promise<(readonly ListedWord[])[]> => {
    const missing = codes.filter((code) => !lists.has(code));
    const read = missing.length === 0 ? undefined : index.vocabulary(missing);
    missing.forEach((code, i) => {
      lists.set(
        code,
        read!.then((found) => found[i]!.map(listed)),
      );
    });
    return Promise.all(codes.map((code) => lists.get(code)!));
  };
  const expand = async (token: NameToken): Promise<readonly ExpandedCode[]> => {
    const found = await listsOf(vocabularyCodes(token));
    expansions++;
    const best = new Map<string, number>([[postingCode(token), OWN_BITS]]);
    for (const words of found) {
      for (const word of words) {
        if (word.met === expansions) continue;
        word.met = expansions;
        weigh(token, word, evidence, best);
      }
    }
    return strongest(best);
  };
  return (token) => {
    let codes = known.get(token);
    if (codes === undefined) {
      codes = expand(token);
      known.set(token, codes);
    }
    return codes;
  };
}

function weigh(token: NameToken, word: ListedWord, evidence: TokenEvidence, best: Map<string, number>): void {
  const listed = token.lexicon !== undefined && word.token.lexicon !== undefined;
  if (!listed && !nearSkeletons(skeleton(token), skeleton(word.token))) return;
  const bits = evidence(token, word.token);
  if (bits >= FLOOR_BITS && bits > (best.get(word.code) ?? 0)) best.set(word.code, bits);
}

function strongest(best: ReadonlyMap<string, number>): readonly ExpandedCode[] {
  const codes = [...best].map(([code, bits]) => ({ code, bits }));
  codes.sort((a, b) => b.bits - a.bits || (a.code < b.code ? -1 : 1));
  return codes.slice(0, MAX_CODES);
}
