import type { Lever, Step } from '../../kernel/smallest-change.ts';
import { switched, waysOtherwise } from '../../kernel/smallest-change.ts';
import type { WhyChange } from '../../kernel/why.ts';
import type { SponsorPolicy } from '../../policy/sponsor-policy.ts';
import type { SponsorGate } from './sponsor-gates.ts';
import { closedGates } from './sponsor-gates.ts';
import type { PlacementHousehold, PlacementSponsor } from './sponsor-schema.ts';
import { scoreTerms } from './sponsor-score.ts';

/** What a gate or a score looks at. */
interface Placing {
  readonly household: PlacementHousehold;
  readonly sponsor: PlacementSponsor;
  readonly policy: SponsorPolicy;
}
type Ways = readonly (readonly WhyChange[])[];

const ofSponsor =
  (change: (sponsor: PlacementSponsor) => Partial<PlacementSponsor>) =>
  (now: Placing): Placing => ({ ...now, sponsor: { ...now.sponsor, ...change(now.sponsor) } });
const ofHousehold =
  (change: (household: PlacementHousehold) => Partial<PlacementHousehold>) =>
  (now: Placing): Placing => ({ ...now, household: { ...now.household, ...change(now.household) } });
const ofPolicy =
  (change: Partial<SponsorPolicy>) =>
  (now: Placing): Placing => ({ ...now, policy: { ...now.policy, ...change } });

/** Whole numbers after one and up to another. */
const countingTo = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n + 1);

const numbered = <N extends string>(
  name: N,
  numbers: readonly number[],
  apply: (value: number) => (now: Placing) => Placing,
): Step<Placing>[] => numbers.map((value) => ({ values: { [name]: value }, apply: apply(value) }));

/** A language of the household that the sponsor does not have yet. */
const languages = ({ household, sponsor }: Placing): Lever<Placing>[] =>
  household.languages
    .filter((language) => !sponsor.languages.includes(language))
    .map((language) =>
      switched(
        'speaks',
        ofSponsor((one) => ({ languages: [...one.languages, language] })),
        { language },
      ),
    );

const tie = ({ household, sponsor }: Placing): Lever<Placing>[] =>
  household.tiedTo.includes(sponsor.id)
    ? []
    : [
        switched(
          'tied-here',
          ofHousehold(({ tiedTo }) => ({ tiedTo: [...tiedTo, sponsor.id] })),
        ),
      ];

/** The levers of each gate that is closed; one gate can be closed for two reasons. */
function gateLevers(placing: Placing, date: string): Lever<Placing>[] {
  const { household, sponsor, policy } = placing;
  const { vetting, availableFrom: from, availableUntil: until, minutesToMedicalCare: minutes } = sponsor;
  const most = policy.medicalReachMinutes;
  const levers: Readonly<Record<SponsorGate, () => (Lever<Placing> | false)[]>> = {
    veto: () => [
      household.vetoes.includes(sponsor.id) &&
        switched(
          'veto-dropped',
          ofHousehold(({ vetoes }) => ({ vetoes: vetoes.filter((id) => id !== sponsor.id) })),
          { by: 'household' },
        ),
      sponsor.vetoes.includes(household.id) &&
        switched(
          'veto-dropped',
          ofSponsor(({ vetoes }) => ({ vetoes: vetoes.filter((id) => id !== household.id) })),
          { by: 'sponsor' },
        ),
    ],
    'family-tie': () => [
      ...tie(placing),
      switched(
        'tie-dropped',
        ofHousehold(() => ({ tiedTo: [] })),
      ),
    ],
    vetting: () => [
      vetting.status !== 'active' &&
        switched(
          'vetting-active',
          ofSponsor((one) => ({ vetting: { ...one.vetting, status: 'active' } })),
        ),
      vetting.validUntil < date &&
        switched(
          'vetting-until',
          ofSponsor((one) => ({ vetting: { ...one.vetting, validUntil: date } })),
          { day: date },
        ),
    ],
    availability: () => [
      from !== null &&
        date < from &&
        switched(
          'receives-from',
          ofSponsor(() => ({ availableFrom: date })),
          { day: date },
        ),
      until !== null &&
        date > until &&
        switched(
          'receives-until',
          ofSponsor(() => ({ availableUntil: date })),
          { day: date },
        ),
    ],
    capacity: () => [
      {
        lever: 'free-places',
        steps: numbered('places', countingTo(sponsor.freePlaces, household.size), (freePlaces) =>
          ofSponsor(() => ({ freePlaces })),
        ),
      },
    ],
    language: () => [
      ...languages(placing),
      switched(
        'interpreter',
        ofSponsor(() => ({ interpreter: true })),
      ),
    ],
    'accessible-housing': () => [
      switched(
        'accessible-housing',
        ofSponsor(() => ({ accessibleHousing: true })),
      ),
    ],
    'medical-reach': () => [
      switched(
        'medical-minutes',
        ofSponsor(() => ({ minutesToMedicalCare: most })),
        { minutes: most },
      ),
      minutes !== null &&
        switched('medical-reach', ofPolicy({ medicalReachMinutes: Math.ceil(minutes) }), {
          minutes: Math.ceil(minutes),
        }),
    ],
    'single-parent-support': () => [
      switched(
        'supports-single-parents',
        ofSponsor(() => ({ supportsSingleParents: true })),
      ),
    ],
    'large-household-support': () => [
      switched(
        'supports-large-households',
        ofSponsor(() => ({ supportsLargeHouseholds: true })),
      ),
      switched('large-household', ofPolicy({ largeHousehold: household.size + 1 }), {
        persons: household.size + 1,
      }),
    ],
  };
  return closedGates(household, sponsor, policy, date)
    .flatMap(({ gate }) => levers[gate]())
    .filter((lever) => lever !== false);
}

/** What would let a sponsor be asked that a gate excludes. */
export const waysThroughGates = (
  household: PlacementHousehold,
  sponsor: PlacementSponsor,
  policy: SponsorPolicy,
  date: string,
): Ways => {
  const placing = { household, sponsor, policy };
  const opens = (now: Placing) => closedGates(now.household, now.sponsor, now.policy, date).length === 0;
  return waysOtherwise(opens, placing, gateLevers(placing, date));
};

/** What would have given a sponsor more points than the one proposed first has. */
export const waysToFirst = (
  household: PlacementHousehold,
  sponsor: PlacementSponsor,
  policy: SponsorPolicy,
  best: number,
): Ways => {
  const placing = { household, sponsor, policy };
  const scoreOf = (now: Placing) =>
    scoreTerms(now.household, now.sponsor, now.policy).reduce((sum, { points }) => sum + points, 0);
  const minutes = sponsor.minutesToMedicalCare ?? policy.medicalReachMinutes;
  return waysOtherwise((now) => scoreOf(now) > best, placing, [
    ...tie(placing),
    ...languages(placing),
    {
      lever: 'experience',
      steps: numbered('households', countingTo(sponsor.experience, policy.fullExperience), (experience) =>
        ofSponsor(() => ({ experience })),
      ),
    },
    {
      lever: 'medical-minutes',
      steps: numbered('minutes', countingTo(-1, Math.floor(minutes) - 1).reverse(), (less) =>
        ofSponsor(() => ({ minutesToMedicalCare: less })),
      ),
    },
  ]);
};
