import { spellingBits } from '../tokens/spelling-bits.ts';
import { typingSlipBits } from '../tokens/typing-slip.ts';
import { lexiconRelation, nameGroup } from './lexicon.ts';
import { type NameToken, nameToken } from './name-tokens.ts';

/** Words with at most this many bits have nothing in common. */
const NO_EVIDENCE = 1;
const SAME_GROUP_BITS = 13;
const NICKNAME_BITS = 7;
const DISTINCT_BITS = -10;
const BRIDGE_COST = 2;
/** Below this, the two are too far apart to be connected by another spelling. */
const BRIDGED_FROM = -16;
const SERVANT = /^(?:abd|عبد|абд)(.{3,})$/;
const INITIAL_FITS_BITS = 2;
const INITIAL_DIFFERS_BITS = -6;
/** A final -a or -e on one side only marks the other sex in most of the languages served: Karim, Karima. */
const GENDER_ENDING_COST = 9;

/**
 * Evidence in bits that two tokens are one name: from the lexicon first, otherwise from the spelling models. Evidence
 * of at most {@link NO_EVIDENCE} is not computed exactly: it may be any number up to that.
 */
export type TokenEvidence = (a: NameToken, b: NameToken) => number;

/** Computes the evidence for a pair of tokens; symmetric. */
export function tokenEvidence(a: NameToken, b: NameToken): number {
  if (a.initial || b.initial) return initialEvidence(a, b);
  const relation = lexiconRelation(a.lexicon, b.lexicon);
  if (relation === 'same') return SAME_GROUP_BITS;
  if (relation === 'nickname') return NICKNAME_BITS;
  if (relation === 'distinct') return DISTINCT_BITS;
  const [first, second] = [master(a), master(b)];
  if (first !== undefined && second !== undefined) return tokenEvidence(first, second);
  const bridged = (a.lexicon === undefined) !== (b.lexicon === undefined);
  const direct = spelled(a, b, bridged ? BRIDGED_FROM : NO_EVIDENCE);
  const bridge = bridged && direct > BRIDGED_FROM && direct < SAME_GROUP_BITS;
  const bits = bridge ? Math.max(direct, bridgedBits(a, b, direct), bridgedBits(b, a, direct)) : direct;
  return bits > NO_EVIDENCE && differBySex(a, b) ? bits - GENDER_ENDING_COST : bits;
}

/** A name without its "servant of"; the whole of it says too little: Abdul Hanif is not Abdul Hamid. */
function master({ text, script }: NameToken): NameToken | undefined {
  const rest = SERVANT.exec(text)?.[1];
  return rest === undefined ? undefined : nameToken(rest, script);
}

function spelled(a: NameToken, b: NameToken, floor: number): number {
  const slip = typingSlipBits(a, b);
  return Math.max(slip, spellingBits(a.spelling, b.spelling, Math.max(floor, slip)));
}

/** An unlisted spelling may come from another spelling of a listed name: Мичаел from Michael, which ሚካኤል spells too. */
function bridgedBits(unlisted: NameToken, listed: NameToken, direct: number): number {
  if (unlisted.lexicon !== undefined || listed.lexicon === undefined) return DISTINCT_BITS * 4;
  let best = Math.max(direct, NO_EVIDENCE) + BRIDGE_COST;
  for (const group of listed.lexicon.groups) {
    for (const latin of nameGroup(group).latin) {
      if (latin === listed.text) continue;
      best = Math.max(best, spelled(unlisted, nameToken(latin, 'latin'), best));
    }
  }
  return Math.min(SAME_GROUP_BITS, best) - BRIDGE_COST;
}

/** Whether the two are spelled alike except for an ending that marks the other sex. */
export function differBySex(a: NameToken, b: NameToken): boolean {
  return genderPair(reading(a), reading(b));
}

function reading(token: NameToken): string {
  return token.spelling.forms[0]!.latinText;
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
  let last: NameToken | undefined;
  let row = new Map<NameToken, number>();
  const rowOf = (a: NameToken): Map<NameToken, number> => {
    const known = memory.get(a);
    if (known !== undefined) return known;
    if (size > CACHED_PAIRS) {
      memory = new Map();
      size = 0;
    }
    const fresh = new Map<NameToken, number>();
    memory.set(a, fresh);
    return fresh;
  };
  return (a, b) => {
    if (a !== last) {
      row = rowOf(a);
      last = a;
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
