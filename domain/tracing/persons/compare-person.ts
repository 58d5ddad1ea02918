import type { PlaceRarity } from '../index/registry-rarity.ts';
import { compareNames, givenSex, type NameComparison, type Rarity } from '../names/compare-names.ts';
import type { Overlap } from '../names/name-overlap.ts';
import type { TokenEvidence } from '../names/token-evidence.ts';
import { type BirthComparison, compareBirths } from './compare-birth.ts';
import { compareRelatives, mostOfRelatives, type RelativeFinding } from './compare-relatives.ts';
import { matchLogOdds } from './log-odds.ts';
import { type Place, type PlaceRelation, placeKey, relatePlaces } from './places.ts';
import type { PreparedPerson, PreparedRelative } from './prepared-person.ts';
import type { PersonWeights } from './weights.ts';

/** What a comparison needs to know about the names in a registry. */
export interface Measures {
  readonly evidence: TokenEvidence;
  readonly rarity: Rarity;
  /** What words of one name say both in this registry; if not given, each counts in full. */
  readonly overlap?: Overlap;
  readonly placeRarity: PlaceRarity;
  readonly weights: PersonWeights;
  /** How many persons the registry holds. */
  readonly registrySize: number;
}

/** Evidence in bits, field by field; a field missing on one side is absent and counts nothing. */
export interface PersonComparison {
  readonly bits: number;
  /**
   * Evidence in bits that distinguishes the person from kin: given name, birth, sex, and a share of the relatives.
   */
  readonly individual: number;
  /** log2 odds that the two are one person. */
  readonly logOdds: number;
  readonly name: NameComparison;
  /** Both sides state a given name and they differ: kin at most. */
  readonly otherGivenName: boolean;
  readonly sex: number | undefined;
  readonly birth: BirthComparison | undefined;
  readonly birthPlace: PlaceFinding | undefined;
  readonly lastPlace: PlaceFinding | undefined;
  readonly nationality: number | undefined;
  readonly languages: number | undefined;
  readonly relatives: readonly RelativeFinding[];
}

/**
 * A shared place counts more by the bits by which it is rarer than this, up to a maximum: a village rather than a
 * capital.
 */
const TYPICAL_PLACE = 7;
const MAX_RARER = 3;

const IN_THE_CHAIN: ReadonlySet<string> = new Set(['father', 'grandfather']);
const SAME_WORD_BITS = 8;
const NAMED_SHARE = 0.35;

export interface PlaceFinding {
  readonly relation: PlaceRelation;
  readonly bits: number;
}

/** Weighs the evidence that a registered person is the one sought. Symmetric, except for which side lacks what. */
export function comparePersons(
  sought: PreparedPerson,
  found: PreparedPerson,
  measures: Measures,
): PersonComparison {
  return comparePersonsFrom(sought, found, measures, Number.NEGATIVE_INFINITY)!;
}

/** {@link comparePersons}, or undefined for a pair whose log odds are below `least` whatever the relatives say. */
export function comparePersonsFrom(
  sought: PreparedPerson,
  found: PreparedPerson,
  measures: Measures,
  least: number,
): PersonComparison | undefined {
  const { evidence, weights } = measures;
  const { worth } = weights;
  const compared = bestName(sought, found, measures);
  const name = { ...compared, bits: compared.bits * worth.name, given: compared.given * worth.name };
  const birth = sought.birth && found.birth && compareBirths(sought.birth, found.birth);
  const fields = {
    sex: compareSex(sought, found, weights),
    birth: birth && { ...birth, bits: worthOf(birth.bits, worth.birth) },
    birthPlace: comparePlaces(sought.birthPlace, found.birthPlace, weights.birthPlace, measures),
    lastPlace: comparePlaces(sought.lastPlace, found.lastPlace, weights.lastPlace, measures),
    nationality: compareNationality(sought, found, weights),
    languages: compareLanguages(sought, found, weights),
  };
  const otherGivenName = givenNameDiffers(name);
  const own = (fields.sex ?? 0) + (fields.birth?.bits ?? 0);
  const places =
    (fields.birthPlace?.bits ?? 0) +
    (fields.lastPlace?.bits ?? 0) +
    (fields.nationality ?? 0) +
    (fields.languages ?? 0);
  const total = (kin: number): Pick<PersonComparison, 'bits' | 'individual' | 'logOdds'> => {
    const around = kin + places;
    const bits = name.bits + own + (otherGivenName ? Math.min(around, weights.kinCeiling) : around);
    const kinShare = kin > 0 && !otherGivenName ? kin * weights.calibration.kin.share : Math.min(0, kin);
    const individual = name.given + own + kinShare;
    return { bits, individual, logOdds: matchLogOdds(bits, individual, measures.registrySize, weights) };
  };
  const lone = {
    sought: fathers(sought, name.onlyA, measures),
    found: fathers(found, name.onlyB, measures),
  };
  if (total(mostOfRelatives(sought, found, weights, lone)).logOdds < least) return undefined;
  const share = (relative: PreparedRelative): number => shareOf(relative, name, evidence);
  const relatives = compareRelatives(sought, found, { ...measures, share }, lone).map((finding) => ({
    ...finding,
    bits: worthOf(finding.bits, worth.kin),
  }));
  const kin = relatives.reduce((sum, relative) => sum + relative.bits, 0);
  return { ...total(kin), name, otherGivenName, ...fields, relatives };
}

/**
 * Words that may be a father's and that the two names do not share: those of the person's own name, the first of which
 * is the person's own, and the second of a brother's or sister's.
 */
function fathers(
  { names, relatives }: PreparedPerson,
  lone: NameComparison['onlyA'],
  { evidence }: Measures,
): NameComparison['onlyA'] {
  const own = lone.filter((word) => names.every(([given]) => given !== word));
  const words = new Set(own);
  for (const { relation, name } of relatives) {
    const word = relation === 'sibling' ? name[1] : undefined;
    if (word === undefined || words.has(word)) continue;
    if (!names.some((parts) => parts.some((part) => evidence(part, word) > SAME_WORD_BITS))) words.add(word);
  }
  return words.size === own.length ? own : [...words];
}

/** Agreement is weighted; disagreement counts in full. */
function worthOf(bits: number, worth: number): number {
  return bits > 0 ? bits * worth : bits;
}

/** In a chain of fathers the name already says who the father is; the relative then adds only a part. */
function shareOf(
  { relation, name: [given] }: PreparedRelative,
  name: NameComparison,
  evidence: TokenEvidence,
): number {
  if (!IN_THE_CHAIN.has(relation) || given === undefined) return 1;
  return name.matches.some(({ a }) => evidence(a, given) > SAME_WORD_BITS) ? NAMED_SHARE : 1;
}

function bestName(
  sought: PreparedPerson,
  found: PreparedPerson,
  { evidence, rarity, overlap }: Measures,
): NameComparison {
  let best: NameComparison | undefined;
  for (const a of sought.names) {
    for (const b of found.names) {
      const comparison = compareNames(a, b, evidence, rarity, overlap);
      if (best === undefined || comparison.bits > best.bits) best = comparison;
    }
  }
  return best ?? { bits: 0, apart: 0, matches: [], onlyA: [], onlyB: [], firstDiffers: false, given: 0 };
}

function givenNameDiffers(name: NameComparison): boolean {
  return name.matches.length === 0 || name.firstDiffers;
}

function compareSex(a: PreparedPerson, b: PreparedPerson, weights: PersonWeights): number | undefined {
  const left = a.sex ?? givenSex(a.names[0]?.[0]);
  const right = b.sex ?? givenSex(b.names[0]?.[0]);
  if (left === undefined || right === undefined || (a.sex === undefined && b.sex === undefined))
    return undefined;
  return left === right ? weights.sex.same * weights.worth.sex : weights.sex.differs;
}

function comparePlaces(
  a: Place | undefined,
  b: Place | undefined,
  levels: PersonWeights['birthPlace'],
  { evidence, placeRarity, weights }: Measures,
): PlaceFinding | undefined {
  if (a === undefined || b === undefined) return undefined;
  const relation = relatePlaces(a, b, evidence);
  const key = {
    same: 'same',
    within: 'within',
    'same region': 'sameRegion',
    'same country': 'sameCountry',
    'other country': 'otherCountry',
    other: 'other',
  } as const;
  const level = levels[key[relation]];
  const rarity = relation === 'same' && placeKey(a) === placeKey(b) ? placeRarity(a) : undefined;
  const rarer = rarity === undefined ? 0 : Math.max(0, Math.min(MAX_RARER, rarity - TYPICAL_PLACE));
  return { relation, bits: worthOf(level + rarer, weights.worth.place) };
}

function compareNationality(
  a: PreparedPerson,
  b: PreparedPerson,
  weights: PersonWeights,
): number | undefined {
  if (a.nationality === undefined || b.nationality === undefined) return undefined;
  return a.nationality === b.nationality
    ? weights.nationality.same * weights.worth.nationality
    : weights.nationality.differs;
}

function compareLanguages(a: PreparedPerson, b: PreparedPerson, weights: PersonWeights): number | undefined {
  if (a.languages.length === 0 || b.languages.length === 0) return undefined;
  return a.languages.some((language) => b.languages.includes(language))
    ? weights.languages.shared
    : weights.languages.none;
}
