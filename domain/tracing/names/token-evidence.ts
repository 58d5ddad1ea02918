import { spellingBits } from '../tokens/spelling-bits.ts';
import { typingSlipBits } from '../tokens/typing-slip.ts';
import { lexiconRelation, nameGroup } from './lexicon.ts';
import { type NameToken, nameToken } from './name-tokens.ts';

const SAME_GROUP_BITS = 13;
const NICKNAME_BITS = 7;
const DISTINCT_BITS = -10;
const BRIDGE_COST = 2;
/** Below this the two are too far apart for another spelling to bridge. */
const BRIDGED_FROM = -16;
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
  const direct = Math.max(spellingBits(a.spelling, b.spelling), typingSlipBits(a, b));
  const bridge = relation === 'unknown' && direct > BRIDGED_FROM && direct < SAME_GROUP_BITS;
  const spelled = bridge ? Math.max(direct, bridgedBits(a, b), bridgedBits(b, a)) : direct;
  if (relation === 'distinct') return Math.min(spelled, DISTINCT_BITS);
  if (spelled > 0 && genderPair(reading(a), reading(b))) return spelled - GENDER_ENDING_COST;
  return spelled;
}

/** An unlisted spelling may come from another spelling of a listed name: Мичаел from Michael, which ሚካኤል spells too. */
function bridgedBits(unlisted: NameToken, listed: NameToken): number {
  if (unlisted.lexicon !== undefined || listed.lexicon === undefined) return DISTINCT_BITS * 4;
  let best = DISTINCT_BITS * 4;
  for (const group of listed.lexicon.groups) {
    for (const latin of nameGroup(group).latin) {
      if (latin === listed.text) continue;
      const bridge = nameToken(latin, 'latin');
      best = Math.max(
        best,
        spellingBits(unlisted.spelling, bridge.spelling),
        typingSlipBits(unlisted, bridge),
      );
    }
  }
  return Math.min(SAME_GROUP_BITS, best) - BRIDGE_COST;
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

const CACHED_PAIRS = 500_000;

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
