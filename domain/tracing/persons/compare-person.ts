import { compareNames, givenSex, type NameComparison, type Rarity } from '../names/compare-names.ts';
import type { TokenEvidence } from '../names/token-evidence.ts';
import { type BirthComparison, compareBirths } from './compare-birth.ts';
import { compareRelatives, mostOfRelatives, type RelativeFinding } from './compare-relatives.ts';
import { type Place, type PlaceRelation, relatePlaces } from './places.ts';
import type { PreparedPerson } from './prepared-person.ts';
import type { PersonWeights } from './weights.ts';

/** What a comparison needs to know of the names' world. */
export interface Measures {
  readonly evidence: TokenEvidence;
  readonly rarity: Rarity;
  readonly weights: PersonWeights;
}

/** Evidence in bits, field by field; a field that one side lacks is absent and counts nothing. */
export interface PersonComparison {
  readonly bits: number;
  readonly name: NameComparison;
  /** Both sides state a given name and it is another: kin at most. */
  readonly otherGivenName: boolean;
  readonly sex: number | undefined;
  readonly birth: BirthComparison | undefined;
  readonly birthPlace: PlaceFinding | undefined;
  readonly lastPlace: PlaceFinding | undefined;
  readonly nationality: number | undefined;
  readonly languages: number | undefined;
  readonly relatives: readonly RelativeFinding[];
}

const IN_THE_CHAIN: ReadonlySet<string> = new Set(['father', 'grandfather']);
const SAME_WORD_BITS = 8;
const NAMED_SHARE = 0.35;

export interface PlaceFinding {
  readonly relation: PlaceRelation;
  readonly bits: number;
}

/** Weighs the evidence that a registered person is the sought one. Symmetric up to which side lacks what. */
export function comparePersons(
  sought: PreparedPerson,
  found: PreparedPerson,
  measures: Measures,
): PersonComparison {
  return comparePersonsFrom(sought, found, measures, Number.NEGATIVE_INFINITY)!;
}

/** {@link comparePersons}, or undefined for a pair that has fewer than `least` bits whatever the relatives say. */
export function comparePersonsFrom(
  sought: PreparedPerson,
  found: PreparedPerson,
  measures: Measures,
  least: number,
): PersonComparison | undefined {
  const { evidence, rarity, weights } = measures;
  const name = bestName(sought, found, evidence, rarity);
  const fields = {
    sex: compareSex(sought, found, weights),
    birth: sought.birth && found.birth && compareBirths(sought.birth, found.birth),
    birthPlace: comparePlaces(sought.birthPlace, found.birthPlace, weights.birthPlace, evidence),
    lastPlace: comparePlaces(sought.lastPlace, found.lastPlace, weights.lastPlace, evidence),
    nationality: compareNationality(sought, found, weights),
    languages: compareLanguages(sought, found, weights),
  };
  const otherGivenName = givenNameDiffers(name);
  const own = name.bits + (fields.sex ?? 0) + (fields.birth?.bits ?? 0);
  const places =
    (fields.birthPlace?.bits ?? 0) +
    (fields.lastPlace?.bits ?? 0) +
    (fields.nationality ?? 0) +
    (fields.languages ?? 0);
  const most = places + mostOfRelatives(sought, found, weights);
  if (own + (otherGivenName ? Math.min(most, weights.kinCeiling) : most) < least) return undefined;
  const relatives = compareRelatives(sought, found, evidence, rarity, weights).map((finding) =>
    discountNamed(finding, name, evidence),
  );
  const kin = relatives.reduce((sum, relative) => sum + relative.bits, 0);
  const around = kin + places;
  const bits = own + (otherGivenName ? Math.min(around, weights.kinCeiling) : around);
  return { bits, name, otherGivenName, ...fields, relatives };
}

/** In a chain of fathers the name has already said who the father is; the relative then adds only a part. */
function discountNamed(
  finding: RelativeFinding,
  name: NameComparison,
  evidence: TokenEvidence,
): RelativeFinding {
  const given = finding.sought.name[0];
  if (!IN_THE_CHAIN.has(finding.relation) || finding.bits <= 0 || given === undefined) return finding;
  const named = name.matches.some(({ a }) => evidence(a, given) > SAME_WORD_BITS);
  return named ? { ...finding, bits: finding.bits * NAMED_SHARE } : finding;
}

function bestName(
  sought: PreparedPerson,
  found: PreparedPerson,
  evidence: TokenEvidence,
  rarity: Rarity,
): NameComparison {
  let best: NameComparison | undefined;
  for (const a of sought.names) {
    for (const b of found.names) {
      const comparison = compareNames(a, b, evidence, rarity);
      if (best === undefined || comparison.bits > best.bits) best = comparison;
    }
  }
  return best ?? { bits: 0, matches: [], onlyA: [], onlyB: [], firstDiffers: false };
}

function givenNameDiffers(name: NameComparison): boolean {
  return name.matches.length === 0 || name.firstDiffers;
}

function compareSex(a: PreparedPerson, b: PreparedPerson, weights: PersonWeights): number | undefined {
  const left = a.sex ?? givenSex(a.names[0]?.[0]);
  const right = b.sex ?? givenSex(b.names[0]?.[0]);
  if (left === undefined || right === undefined || (a.sex === undefined && b.sex === undefined))
    return undefined;
  return left === right ? weights.sex.same : weights.sex.differs;
}

function comparePlaces(
  a: Place | undefined,
  b: Place | undefined,
  weights: PersonWeights['birthPlace'],
  evidence: TokenEvidence,
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
  return { relation, bits: weights[key[relation]] };
}

function compareNationality(
  a: PreparedPerson,
  b: PreparedPerson,
  weights: PersonWeights,
): number | undefined {
  if (a.nationality === undefined || b.nationality === undefined) return undefined;
  return a.nationality === b.nationality ? weights.nationality.same : weights.nationality.differs;
}

function compareLanguages(a: PreparedPerson, b: PreparedPerson, weights: PersonWeights): number | undefined {
  if (a.languages.length === 0 || b.languages.length === 0) return undefined;
  return a.languages.some((language) => b.languages.includes(language))
    ? weights.languages.shared
    : weights.languages.none;
}
