import { spellingBits } from '../tokens/spelling-bits.ts';
import { typingSlipBits } from '../tokens/typing-slip.ts';
import { lexiconRelation } from './lexicon.ts';
import type { NameToken } from './name-tokens.ts';

const SAME_GROUP_BITS = 13;
const NICKNAME_BITS = 7;
const DISTINCT_BITS = -10;
const INITIAL_FITS_BITS = 2;
const INITIAL_DIFFERS_BITS = -6;
/** A final -a or -e on one side only marks the other sex in most of the languages served: Karim, Karima. */
const GENDER_ENDING_COST = 9;

/** Evidence in bits that two tokens are one name: the lexicon first, the learned spelling models otherwise. */
export type TokenEvidence = (a: NameToken, b: NameToken) => number;

/** Computes the evidence for a pair of tokens; symmetric. */
export function tokenEvidence(a: NameToken, b: NameToken): number {
  if (a.initial || b.initial) return initialEvidence(a, b);
  const relation = lexiconRelation(a.lexicon, b.lexicon);
  if (relation === 'same') return SAME_GROUP_BITS;
  if (relation === 'nickname') return NICKNAME_BITS;
  const spelled = Math.max(spellingBits(a.spelling, b.spelling), typingSlipBits(a, b));
  if (relation === 'distinct') return Math.min(spelled, DISTINCT_BITS);
  if (spelled > 0 && genderPair(reading(a), reading(b))) return spelled - GENDER_ENDING_COST;
  return spelled;
}

function reading(token: NameToken): string {
  const latin = token.spelling.forms[0]!.latin;
  return String.fromCharCode(...latin.subarray(0, -1).map((symbol) => symbol + 96));
}

function genderPair(a: string, b: string): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    long.length <= short.length + 2 &&
    /^(?:a|e|ah|eh|ia|ya)$/.test(long.slice(short.length)) &&
    long.startsWith(short)
  );
}

function initialEvidence(a: NameToken, b: NameToken): number {
  const first = reading(a)[0];
  const second = reading(b)[0];
  if (first === undefined || second === undefined) return -1;
  return first === second ? INITIAL_FITS_BITS : INITIAL_DIFFERS_BITS;
}

const CACHED_PAIRS = 2_000_000;

/** {@link tokenEvidence} with a memory of the pairs asked for. */
export function rememberingEvidence(): TokenEvidence {
  let memory = new Map<NameToken, Map<NameToken, number>>();
  let size = 0;
  return (a, b) => {
    let row = memory.get(a);
    if (row === undefined) {
      if (size > CACHED_PAIRS) {
        memory = new Map();
        size = 0;
      }
      row = new Map();
      memory.set(a, row);
    }
    let bits = row.get(b);
    if (bits === undefined) {
      bits = tokenEvidence(a, b);
      row.set(b, bits);
      size++;
    }
    return bits;
  };
}
