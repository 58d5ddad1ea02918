import { nameGroup } from './lexicon.ts';
import { type NameMatch, type Overlap, saidTwice } from './name-overlap.ts';
import { type NameToken, nameToken } from './name-tokens.ts';
import { COMPOUND_HEADS } from './particles.ts';
import { differBySex, type TokenEvidence } from './token-evidence.ts';

/** −log2 of the share of people with a name: how much it means that two records share it. */
export type Rarity = (token: NameToken) => number;

const UNKNOWN_RARITY = 10;
/** Probability that a token of one record corresponds to the token that fits it best in the other. */
const MEANT = 0.9;
const MATCH_FLOOR = 1;
const JOINED_BITS = 13;

/** Bits lost for each kind of disagreement. */
const COSTS = { given: 10, middle: 7, last: 8, lone: 0.6, sex: 6, swapped: 3.5 };

/** The most that agreeing words can count once a word differs: a brother or cousin shares the rest of the chain. */
const MAX_WITH_DIFFERENCE = 12;

export interface NameComparison {
  /** Evidence in bits that both names belong to one person. */
  readonly bits: number;
  /** The same as if each word were borne independently of the others. */
  readonly apart: number;
  readonly matches: readonly NameMatch[];
  readonly onlyA: readonly NameToken[];
  readonly onlyB: readonly NameToken[];
  /** The first word of both names has no match, or that of one name and another word of the other. */
  readonly firstDiffers: boolean;
  /** The part of these bits from the given names: the first words if they agree, their cost if they differ. */
  readonly given: number;
}

/** Rarity by the lexicon alone, for names outside a registry. */
export function lexiconRarity(token: NameToken): number {
  const groups = token.lexicon?.groups ?? [];
  return groups.length === 0 ? UNKNOWN_RARITY : Math.min(...groups.map((group) => nameGroup(group).rarity));
}

/**
 * Compares two tokenised names regardless of order, script, and dropped or joined words. A shared rare name counts
 * more than a shared common one; a word that differs counts more than one that a side omits.
 */
export function compareNames(
  a: readonly NameToken[],
  b: readonly NameToken[],
  evidence: TokenEvidence,
  rarity: Rarity,
  overlap?: Overlap,
): NameComparison {
  const plain = align(a, b, evidence, rarity, overlap);
  if (plain.onlyA.length + plain.onlyB.length === 0) return plain;
  const left = joinAdjacent(a, b, evidence);
  const right = joinAdjacent(b, left, evidence);
  return left === a && right === b ? plain : align(left, right, evidence, rarity, overlap);
}

function align(
  left: readonly NameToken[],
  right: readonly NameToken[],
  evidence: TokenEvidence,
  rarity: Rarity,
  overlap: Overlap | undefined,
): NameComparison {
  const pairs: { i: number; j: number; bits: number }[] = [];
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      const bits = evidence(left[i]!, right[j]!);
      if (bits > MATCH_FLOOR)
        pairs.push({ i, j, bits: Math.min(bits, 15) + placeBonus(i, j, left.length, right.length) });
    }
  }
  pairs.sort((p, q) => q.bits - p.bits || p.i - q.i || p.j - q.j);
  const toRight = new Int8Array(left.length).fill(-1);
  const toLeft = new Int8Array(right.length).fill(-1);
  const matches: NameMatch[] = [];
  let bits = 0;
  let givenA = 0;
  let givenB = 0;
  for (const { i, j } of pairs) {
    if (toRight[i]! >= 0 || toLeft[j]! >= 0) continue;
    toRight[i] = j;
    toLeft[j] = i;
    const gained = matchBits(left[i]!, right[j]!, evidence, rarity);
    matches.push({ a: left[i]!, b: right[j]!, bits: gained });
    bits += gained;
    if (i === 0) givenA = gained;
    if (j === 0) givenB = gained;
  }
  const differs = toRight.includes(-1) && toLeft.includes(-1);
  const compound = toRight[1] === -1 && toLeft[1] === -1 && isHead(left[0]!) && isHead(right[0]!);
  const firstDiffers = differs && (toRight[0]! < 0 || toLeft[0]! < 0 || compound);
  const cost =
    disagreement(left, right, toRight, toLeft) +
    swapCost(left, right, toRight) +
    sexCost(left, right, toRight) +
    (compound ? COSTS.given - COSTS.middle : 0);
  const after = (gained: number): number => (differs ? Math.min(gained, MAX_WITH_DIFFERENCE) : gained) - cost;
  return {
    bits: after(overlap === undefined ? bits : bits - saidTwice(matches, overlap)),
    apart: after(bits),
    matches,
    onlyA: left.filter((_, i) => toRight[i]! < 0),
    onlyB: right.filter((_, j) => toLeft[j]! < 0),
    firstDiffers,
    given: firstDiffers ? -COSTS.given : Math.min(givenA, givenB),
  };
}

function placeBonus(i: number, j: number, lengthA: number, lengthB: number): number {
  if (i === 0 && j === 0) return 1;
  return i === lengthA - 1 && j === lengthB - 1 ? 0.5 : 0;
}

function matchBits(a: NameToken, b: NameToken, evidence: TokenEvidence, rarity: Rarity): number {
  const spelled = evidence(a, b);
  if (a.initial || b.initial) return Math.min(spelled, 1.5);
  const common = Math.min(rarity(a), rarity(b));
  return Math.log2(MEANT * 2 ** Math.min(spelled, common) + 1 - MEANT);
}

/** Costs of unmatched words: high if both names have one in that position, low if one omits it. */
function disagreement(
  a: readonly NameToken[],
  b: readonly NameToken[],
  toRight: Int8Array,
  toLeft: Int8Array,
): number {
  const onlyA = unmatched(toRight);
  const onlyB = unmatched(toLeft);
  let cost = 0;
  let both = Math.min(onlyA.length, onlyB.length);
  if (both > 0 && onlyA[0] === 0 && onlyB[0] === 0) {
    cost += COSTS.given;
    both--;
  } else if (onlyA[0] === 0 || onlyB[0] === 0) {
    cost += both > 0 ? COSTS.given - 2 : 1.5;
    if (both > 0) both--;
  }
  const lasts = onlyA.at(-1) === a.length - 1 && onlyB.at(-1) === b.length - 1;
  if (both > 0 && lasts) {
    cost += COSTS.last;
    both--;
  }
  cost += both * COSTS.middle;
  return cost + Math.abs(onlyA.length - onlyB.length) * COSTS.lone;
}

function unmatched(to: Int8Array): number[] {
  const out: number[] = [];
  for (let i = 0; i < to.length; i++) if (to[i]! < 0) out.push(i);
  return out;
}

/** Swapping given name and father's name makes another person; putting the family name first is a writing habit. */
function swapCost(a: readonly NameToken[], b: readonly NameToken[], toRight: Int8Array): number {
  const first = toRight[0]!;
  if (first <= 0) return 0;
  const back = toRight.indexOf(0);
  if (back < 0) return 0;
  return isGivenName(a[0]!) && isGivenName(b[0]!) ? COSTS.swapped : 0.5;
}

function isGivenName(token: NameToken): boolean {
  return token.lexicon !== undefined;
}

function sexCost(a: readonly NameToken[], b: readonly NameToken[], toRight: Int8Array): number {
  const first = givenSex(a[0]);
  const second = givenSex(b[0]);
  if (first !== undefined && second !== undefined) return first === second ? 0 : COSTS.sex;
  return toRight[0] === 0 && differBySex(a[0]!, b[0]!) ? COSTS.sex : 0;
}

function isHead({ text }: NameToken): boolean {
  return COMPOUND_HEADS.has(text);
}

/** The sex indicated by a given name, if all its groups agree. */
export function givenSex(token: NameToken | undefined): 'f' | 'm' | undefined {
  const sexes = new Set((token?.lexicon?.groups ?? []).map((group) => nameGroup(group).sex));
  if (sexes.size !== 1) return undefined;
  return sexes.has('f') ? 'f' : sexes.has('m') ? 'm' : undefined;
}

/** Joins neighbours of `a` that `b` writes as one word: Alhusaini, Gebremichael, Mohammadzadeh. */
function joinAdjacent(
  a: readonly NameToken[],
  b: readonly NameToken[],
  evidence: TokenEvidence,
): readonly NameToken[] {
  for (let i = 0; i + 1 < a.length; i++) {
    const first = a[i]!;
    const second = a[i + 1]!;
    for (const other of b) {
      if (isOfTheFaith(first, second, other, evidence)) return [...a.slice(0, i), other, ...a.slice(i + 2)];
      if (!plausibleJoin(first, second, other)) continue;
      if (Math.max(evidence(first, other), evidence(second, other)) > JOINED_BITS) continue;
      const joined = nameToken(first.text + second.text, second.script);
      const bits = evidence(joined, other);
      if (bits < JOINED_BITS || bits < evidence(first, other) + 5 || bits < evidence(second, other) + 5)
        continue;
      return joinAdjacent([...a.slice(0, i), joined, ...a.slice(i + 2)], b, evidence);
    }
  }
  return a;
}

/** "of the faith" as a word of its own, and at the end of a word: Nour El Din, Nour Eldin, Noureddine, نورالدين. */
const FAITH = /^(?:(?:[aeu][ld])?d[ei]+ne?|(?:ال)?دين)$/;
const OF_FAITH = /^(?:(.{3,}?)(?:[aeiou]l|[aeiou]d)?d[ei]+ne?|(.{2,}?)(?:ال)?دين)$/;
const SAME_STEM_BITS = 7;

/** Whether `other` is the name that two words make with "of the faith", written as one. */
function isOfTheFaith(
  first: NameToken,
  second: NameToken,
  other: NameToken,
  evidence: TokenEvidence,
): boolean {
  if (!FAITH.test(second.text)) return false;
  const [, latin, arabic] = OF_FAITH.exec(other.text) ?? [];
  const stem = latin ?? arabic;
  return stem !== undefined && evidence(first, nameToken(stem, other.script)) > SAME_STEM_BITS;
}

function plausibleJoin(first: NameToken, second: NameToken, other: NameToken): boolean {
  if (first.initial && second.initial) return false;
  const length = first.text.length + second.text.length;
  const same = first.script === 'arabic' ? other.script === 'arabic' : other.script !== 'arabic';
  if (same)
    return (
      Math.abs(other.text.length - length) <= (other.script === second.script ? 2 : 4) &&
      (other.script !== first.script || other.text[0] === first.text[0])
    );
  const [long, short] = first.script === 'arabic' ? [other.text.length, length] : [length, other.text.length];
  return long >= short && long <= 2.4 * short && short >= 5;
}
