import { compareNames, type Rarity } from '../names/compare-names.ts';
import type { TokenEvidence } from '../names/token-evidence.ts';
import type { Relation } from '../schema.ts';
import type { PreparedPerson, PreparedRelative } from './prepared-person.ts';
import type { PersonWeights } from './weights.ts';

export interface RelativeFinding {
  readonly relation: Relation;
  readonly sought: PreparedRelative;
  readonly found: PreparedRelative | undefined;
  readonly bits: number;
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

/**
 * Pairs the relatives of two persons so that the evidence is highest (assignment by augmentation in order of gain),
 * and subtracts for parents that both sides name and that differ.
 */
export function compareRelatives(
  a: PreparedPerson,
  b: PreparedPerson,
  measures: RelativeMeasures,
): RelativeFinding[] {
  const gains: { sought: PreparedRelative; found: PreparedRelative; bits: number }[] = [];
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
      (gain) => gain.sought.relation === relation && gain.found.relation === relation,
    );
    if (!agrees) findings.push(finding);
  }
  return findings;
}

/** The most evidence that two persons' relatives can provide, whatever their names. */
export function mostOfRelatives(a: PreparedPerson, b: PreparedPerson, weights: PersonWeights): number {
  if (b.relatives.length === 0) return 0;
  let most = 0;
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

interface Gain {
  readonly sought: PreparedRelative;
  readonly found: PreparedRelative;
  readonly bits: number;
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
      (other) => other.sought === gain.sought || other.found === gain.found || clashes(other, gain),
    );
    if (free) search(at + 1, [...taken, gain], bits + gain.bits);
    search(at + 1, taken, bits);
  };
  search(0, [], 0);
  return best.map(({ sought, found, bits }) => ({
    relation: sought.relation === 'other' ? found.relation : sought.relation,
    sought,
    found,
    bits,
  }));
}

function clashes(a: Gain, b: Gain): boolean {
  return UNIQUE.has(a.sought.relation) && a.sought.relation === b.sought.relation;
}
