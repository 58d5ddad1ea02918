import stored from '../data/alike-weights.json' with { type: 'json' };
import type { PersonComparison, PlaceFinding } from './compare-person.ts';
import { FEWEST_PERSONS } from './log-odds.ts';
import type { PreparedPerson } from './prepared-person.ts';

/**
 * What speaks for or against two registrations being of one person, each with its weight in bits per unit. A clerk asks
 * the person themselves, so a year beside the other's counts against it, which in a relative's memory it would not.
 * Fitted by `node bench/tracing/fit-alike.ts`, but for those that the bench cannot know and that are set by hand there.
 */
export type TwiceEvidence = Readonly<Record<keyof typeof stored, number>>;

export const ALIKE_WEIGHTS: TwiceEvidence = stored;

/** What a bit of the name counted for when the weights were fitted. */
const NAME_WORTH = 0.63;

/** The evidence of a comparison of two registrations, in a registry of that many persons. */
export function twiceEvidence(
  comparison: PersonComparison,
  sought: PreparedPerson,
  registrySize: number,
): TwiceEvidence {
  const { name, otherGivenName, birth, sex, nationality, birthPlace, lastPlace } = comparison;
  const relatives = comparison.relatives.filter(({ inChain }) => inChain !== true);
  const near = birth?.how === 'near';
  const compared = new Set(relatives.map((relative) => relative.sought));
  const sum = (bits: readonly number[]): number => bits.reduce((total, one) => total + one, 0);
  return {
    offset: 1,
    perDoubling: Math.log2(Math.max(FEWEST_PERSONS, registrySize)) - 16,
    name: NAME_WORTH * name.apart,
    wordsOfOneSide: name.onlyA.length + name.onlyB.length > 0 ? 1 : 0,
    otherGivenName: otherGivenName ? 1 : 0,
    birth: birth?.bits ?? 0,
    sameDay: birth?.how === 'same day' ? 1 : 0,
    birthNear: near ? 1 : 0,
    birthDiffers: birth?.how === 'differs' ? 1 : 0,
    sexDiffers: (sex ?? 0) < 0 ? 1 : 0,
    nationalitySame: (nationality ?? 0) > 0 ? 1 : 0,
    nationalityDiffers: (nationality ?? 0) < 0 ? 1 : 0,
    ...{ birthPlace: shared(birthPlace), otherBirthPlace: elsewhere(birthPlace) },
    ...{ lastPlace: shared(lastPlace), otherLastPlace: elsewhere(lastPlace) },
    relativesAgree: sum(relatives.map(({ bits }) => Math.max(0, bits))),
    relativesDiffer: sum(relatives.map(({ bits }) => Math.min(0, bits))),
    relativesMissing: sought.relatives.filter((relative) => !compared.has(relative)).length,
  };
}

const shared = (place: PlaceFinding | undefined): number => Math.max(0, place?.bits ?? 0);
const elsewhere = (place: PlaceFinding | undefined): number =>
  place !== undefined && place.bits <= 0 ? 1 : 0;

/** log2 odds that two registrations are of one person, by their evidence. */
export function twiceLogOdds(evidence: TwiceEvidence, weights: TwiceEvidence = ALIKE_WEIGHTS): number {
  let odds = 0;
  for (const [key, weight] of Object.entries(weights)) odds += weight * evidence[key as keyof TwiceEvidence];
  return odds;
}
