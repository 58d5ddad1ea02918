import type { SponsorPolicy } from '../../policy/sponsor-policy.ts';
import type { ReasonFacts } from './sponsor-gates.ts';
import type { PlacementHousehold, PlacementSponsor } from './sponsor-schema.ts';

export type TermName = keyof SponsorPolicy['weights'];

/** One term of a score: points = weight × share. */
export interface Term {
  readonly term: TermName;
  readonly weight: number;
  /** 0 to 1. */
  readonly share: number;
  readonly points: number;
  /** In plain words. Names no person. */
  readonly reason: string;
  readonly facts: ReasonFacts;
}

type Measured = readonly [share: number, reason: string, facts: ReasonFacts];

/**
 * Every term of a sponsor's score for a household, including those that add nothing. The score is the sum of the
 * points.
 */
export function scoreTerms(
  household: PlacementHousehold,
  sponsor: PlacementSponsor,
  policy: SponsorPolicy,
): Term[] {
  const measured: Record<TermName, Measured> = {
    familyTie: household.tiedTo.includes(sponsor.id)
      ? [1, 'Family of the household is here.', {}]
      : [0, 'The household has no family tie here.', {}],
    sharedLanguage: sharedLanguage(household, sponsor),
    medicalNearness: medicalNearness(sponsor, policy),
    experience: [
      Math.min(1, sponsor.experience / policy.fullExperience),
      `It has received ${count(sponsor.experience, 'household')} before.`,
      { households: sponsor.experience },
    ],
    closeFit: closeFit(household, sponsor),
    preferences: preferences(household, sponsor),
  };
  return (Object.keys(measured) as TermName[]).map((term) => {
    const [share, reason, facts] = measured[term];
    const weight = policy.weights[term];
    return { term, weight, share, points: weight * share, reason, facts };
  });
}

function sharedLanguage(household: PlacementHousehold, sponsor: PlacementSponsor): Measured {
  const shared = household.languages.filter((language) => sponsor.languages.includes(language));
  if (shared.length > 0) return [1, `They share a language: ${shared.join(', ')}.`, { shared }];
  return [0, 'They share no language; an interpreter is at hand.', { shared }];
}

function medicalNearness(
  { minutesToMedicalCare: minutes }: PlacementSponsor,
  policy: SponsorPolicy,
): Measured {
  if (minutes === null) return [0, 'No medical care is in reach.', { minutes }];
  const share = policy.medicalReachMinutes === 0 ? 0 : Math.max(0, 1 - minutes / policy.medicalReachMinutes);
  return [share, `Medical care is ${minutes} minutes away.`, { minutes }];
}

function closeFit(household: PlacementHousehold, sponsor: PlacementSponsor): Measured {
  const spare = sponsor.freePlaces - household.size;
  const share = sponsor.freePlaces === 0 ? 0 : Math.max(0, Math.min(1, household.size / sponsor.freePlaces));
  return [
    share,
    spare === 0 ? 'Its places fit exactly.' : `It would have ${count(spare, 'place')} to spare.`,
    { spare },
  ];
}

function preferences(household: PlacementHousehold, sponsor: PlacementSponsor): Measured {
  if (household.preferences.length === 0)
    return [0, 'The household has stated no preferences.', { met: [], of: 0 }];
  const met = household.preferences.filter((wish) => sponsor.features.includes(wish));
  const words = met.length === 0 ? 'None' : met.join(', ');
  return [
    met.length / household.preferences.length,
    `Preferences met: ${words} (of ${household.preferences.length}).`,
    { met, of: household.preferences.length },
  ];
}

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
