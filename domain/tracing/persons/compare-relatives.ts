import { compareNames, type Rarity } from '../names/compare-names.ts';
import type { NameToken } from '../names/name-tokens.ts';
import type { TokenEvidence } from '../names/token-evidence.ts';
import type { Relation } from '../schema.ts';
import type { PreparedPerson, PreparedRelative } from './prepared-person.ts';
import type { PersonWeights } from './weights.ts';

export interface RelativeFinding {
  readonly relation: Relation;
  readonly sought: PreparedRelative;
  readonly found: PreparedRelative | undefined;
  readonly bits: number;
  /** One side names the father only in the chain of its own name. */
  readonly inChain?: boolean;
}

/** Words of either name that the other name lacks: in a chain of fathers, a father or grandfather. */
export interface LoneWords {
  readonly sought: readonly NameToken[];
  readonly found: readonly NameToken[];
}

interface RelativeMeasures {
  readonly evidence: TokenEvidence;
  readonly rarity: Rarity;
  readonly weights: PersonWeights;
  /** The part of an agreeing relative's evidence that the person's own name does not already provide. */
  readonly share: (sought: PreparedRelative) => number;
}

/** Bits lost if the two sides name the relationship differently, one of them only "other". */
const OTHER_RELATION_COST = 2;
/** A person has one of each; two different ones contradict each other. */
const UNIQUE: ReadonlySet<Relation> = new Set(['mother', 'father']);
const IN_CHAIN: ReadonlySet<Relation> = new Set(['father', 'grandfather']);
/** Bits lost because any of several words could have been the father's. */
const CHAIN_COST = 1;

/**
 * Pairs the relatives of two persons so that the evidence is highest (assignment by augmentation in order of gain),
 * and subtracts for parents that both sides name and that differ.
 */
export function compareRelatives(
  a: PreparedPerson,
  b: PreparedPerson,
  measures: RelativeMeasures,
  lone: LoneWords,
): RelativeFinding[] {
  const gains: Gain[] = chainGains(a, b, measures, lone);
  const worst = new Map<Relation, RelativeFinding>();
  for (const sought of a.relatives) {
    for (const found of b.relatives) {
      if (!comparable(sought.relation, found.relation)) continue;
      const bits = pairBits(sought, found, measures);
      if (bits > 0) gains.push({ sought, found, bits });
      else if (sought.relation === found.relation && bits < 0)
        keepMildest(worst, { relation: sought.relation, sought, found, bits });
    }
  }
  const findings = assign(gains);
  for (const finding of worst.values()) {
    const { relation } = finding;
    const agrees = gains.some(
      ({ sought, found, word }) =>
        word === undefined && sought.relation === relation && found.relation === relation,
    );
    if (!agrees) findings.push(finding);
  }
  return findings;
}

/** A father or grandfather whom one side states and the other only names in its own name. Nothing there contradicts. */
function chainGains(
  a: PreparedPerson,
  b: PreparedPerson,
  measures: RelativeMeasures,
  lone: LoneWords,
): Gain[] {
  const gains: Gain[] = [];
  const stated = (person: PreparedPerson): PreparedRelative[] =>
    person.relatives.filter(({ relation, name }) => IN_CHAIN.has(relation) && name.length > 0);
  const weigh = (
    relative: PreparedRelative,
    word: NameToken,
    sides: (named: PreparedRelative) => Sides,
  ): void => {
    const named = { relation: relative.relation, name: [word], birthYear: undefined };
    const { sought, found } = sides(named);
    const given = (one: PreparedRelative) => ({ ...one, name: one.name.slice(0, 1) });
    const bits = pairBits(given(sought), given(found), measures) - CHAIN_COST;
    if (bits > 0) gains.push({ sought, found, bits, word });
  };
  for (const father of stated(a))
    for (const word of lone.found) weigh(father, word, (found) => ({ sought: father, found }));
  for (const father of stated(b))
    for (const word of lone.sought) weigh(father, word, (sought) => ({ sought, found: father }));
  return gains;
}

/** The most evidence that two persons' relatives can provide, whatever their names. */
export function mostOfRelatives(
  a: PreparedPerson,
  b: PreparedPerson,
  weights: PersonWeights,
  lone: LoneWords,
): number {
  const { father, grandfather } = weights.relatives;
  const chain = father.most + grandfather.most;
  let most = lone.sought.length > 0 && b.relatives.length > 0 ? chain : 0;
  if (b.relatives.length === 0) return most + (lone.found.length > 0 && a.relatives.length > 0 ? chain : 0);
  for (const { relation } of a.relatives)
    most +=
      relation === 'other'
        ? Math.max(...Object.values(weights.relatives).map((weight) => weight.most))
        : weights.relatives[relation].most;
  return most;
}

function comparable(a: Relation, b: Relation): boolean {
  return a === b || a === 'other' || b === 'other';
}

function pairBits(
  a: PreparedRelative,
  b: PreparedRelative,
  { evidence, rarity, weights, share }: RelativeMeasures,
): number {
  if (a.name.length === 0 || b.name.length === 0) return 0;
  const relation = a.relation === 'other' ? b.relation : a.relation;
  const { most, least } = weights.relatives[relation];
  let bits = compareNames(a.name, b.name, evidence, rarity).bits;
  if (bits > 0 && a.birthYear !== undefined && b.birthYear !== undefined) {
    const gap = Math.abs(a.birthYear - b.birthYear);
    bits = Math.max(0, bits + (gap <= 2 ? 2 : gap <= 5 ? 0 : -4));
  }
  if (a.relation !== b.relation) bits -= OTHER_RELATION_COST;
  const within = Math.max(least, Math.min(most, bits));
  return within > 0 ? within * share({ ...a, relation }) : within;
}

function keepMildest(worst: Map<Relation, RelativeFinding>, finding: RelativeFinding): void {
  const known = worst.get(finding.relation);
  if (known === undefined || known.bits < finding.bits) worst.set(finding.relation, finding);
}

interface Sides {
  readonly sought: PreparedRelative;
  readonly found: PreparedRelative;
}

interface Gain extends Sides {
  readonly bits: number;
  /** The word of the chain that names the relative. */
  readonly word?: NameToken;
}

/** Best assignment over a few relatives: exact by search with the rest's bound, gains sorted. */
function assign(gains: readonly Gain[]): RelativeFinding[] {
  const sorted = [...gains].sort((p, q) => q.bits - p.bits).slice(0, 24);
  let best: Gain[] = [];
  let bestBits = 0;
  let steps = 0;
  const rest = sorted.map((_, i) => sorted.slice(i).reduce((sum, gain) => sum + gain.bits, 0));
  const search = (at: number, taken: Gain[], bits: number): void => {
    if (bits > bestBits) {
      bestBits = bits;
      best = taken;
    }
    if (at >= sorted.length || bits + rest[at]! <= bestBits || steps++ > 2000) return;
    const gain = sorted[at]!;
    const free = !taken.some(
      (other) =>
        other.sought === gain.sought ||
        other.found === gain.found ||
        (gain.word !== undefined && other.word === gain.word) ||
        clashes(other, gain),
    );
    if (free) search(at + 1, [...taken, gain], bits + gain.bits);
    search(at + 1, taken, bits);
  };
  search(0, [], 0);
  return best.map(({ sought, found, bits, word }) => ({
    relation: sought.relation === 'other' ? found.relation : sought.relation,
    sought,
    found,
    bits,
    ...(word !== undefined && { inChain: true }),
  }));
}

function clashes(a: Gain, b: Gain): boolean {
  return UNIQUE.has(a.sought.relation) && a.sought.relation === b.sought.relation;
}
