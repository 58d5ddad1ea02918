import type { SponsorPolicy } from '../../policy/sponsor-policy.ts';
import type { PlacementHousehold, PlacementSponsor } from './sponsor-schema.ts';

/** The hard gates, in the order in which they are reported (PROCESS, stage 7). */
export const SPONSOR_GATES = [
  'veto',
  'family-tie',
  'vetting',
  'availability',
  'capacity',
  'language',
  'accessible-housing',
  'medical-reach',
  'single-parent-support',
  'large-household-support',
] as const;
export type SponsorGate = (typeof SPONSOR_GATES)[number];

/** Facts of a reason, for wording in other languages: numbers, dates, codes; never a person. */
export type ReasonFacts = Readonly<Record<string, string | number | null | readonly string[]>>;

export interface ClosedGate {
  readonly gate: SponsorGate;
  /** In plain words: what is needed and what the sponsor has. Names no person. */
  readonly reason: string;
  readonly facts: ReasonFacts;
}

type Closed = readonly [reason: string, facts: ReasonFacts] | undefined;

/** Every gate that excludes a sponsor for a household on a date; if empty, the sponsor may be asked. */
export function closedGates(
  household: PlacementHousehold,
  sponsor: PlacementSponsor,
  policy: SponsorPolicy,
  date: string,
): ClosedGate[] {
  const checks: Record<SponsorGate, Closed> = {
    veto: vetoReason(household, sponsor),
    'family-tie': tieReason(household, sponsor),
    vetting: vettingReason(sponsor, date),
    availability: availabilityReason(sponsor, date),
    capacity: capacityReason(household, sponsor),
    language: languageReason(household, sponsor),
    'accessible-housing':
      household.needsAccessibleHousing && !sponsor.accessibleHousing
        ? ['The household needs accessible housing; this housing is not accessible.', {}]
        : undefined,
    'medical-reach': medicalReason(household, sponsor, policy),
    'single-parent-support':
      household.singleParent && !sponsor.supportsSingleParents
        ? ['It cannot give the support that a single parent needs.', {}]
        : undefined,
    'large-household-support': largeReason(household, sponsor, policy),
  };
  return SPONSOR_GATES.flatMap((gate) => {
    const closed = checks[gate];
    return closed === undefined ? [] : [{ gate, reason: closed[0], facts: closed[1] }];
  });
}

function vetoReason(household: PlacementHousehold, sponsor: PlacementSponsor): Closed {
  if (household.vetoes.includes(sponsor.id))
    return ['The household does not want this sponsor.', { by: 'household' }];
  return sponsor.vetoes.includes(household.id)
    ? ['The sponsor does not want this household.', { by: 'sponsor' }]
    : undefined;
}

const tieReason = (household: PlacementHousehold, sponsor: PlacementSponsor): Closed =>
  household.tiedTo.length > 0 && !household.tiedTo.includes(sponsor.id)
    ? ['The household has a family tie to another sponsor.', { tiedTo: household.tiedTo }]
    : undefined;

function vettingReason({ vetting: { status, validUntil } }: PlacementSponsor, date: string): Closed {
  if (status !== 'active') return [`Its vetting is ${status}, not active.`, { status, validUntil }];
  return validUntil < date ? [`Its vetting ended on ${validUntil}.`, { status, validUntil }] : undefined;
}

function availabilityReason(
  { availableFrom: from, availableUntil: until }: PlacementSponsor,
  date: string,
): Closed {
  if (from !== null && date < from) return [`It can receive from ${from} on.`, { from }];
  return until !== null && date > until ? [`It could receive until ${until}.`, { until }] : undefined;
}

const capacityReason = ({ size }: PlacementHousehold, { freePlaces }: PlacementSponsor): Closed =>
  freePlaces < size
    ? [`It has ${freePlaces} free places; the household needs ${size}.`, { freePlaces, size }]
    : undefined;

function languageReason(household: PlacementHousehold, sponsor: PlacementSponsor): Closed {
  const { languages } = household;
  if (sponsor.interpreter || sponsor.languages.some((language) => languages.includes(language)))
    return undefined;
  const spoken = languages.length === 0 ? 'no recorded language' : languages.join(', ');
  return [`It has no interpreter and shares no language with the household (${spoken}).`, { languages }];
}

function medicalReason(
  household: PlacementHousehold,
  { minutesToMedicalCare: minutes }: PlacementSponsor,
  { medicalReachMinutes: most }: SponsorPolicy,
): Closed {
  if (!household.needsMedicalCare) return undefined;
  const facts = { minutes, most };
  if (minutes === null) return ['The household needs medical care; there is none in reach.', facts];
  return minutes > most
    ? [`Medical care is ${minutes} minutes away; at most ${most} are allowed.`, facts]
    : undefined;
}

const largeReason = (
  { size }: PlacementHousehold,
  { supportsLargeHouseholds }: PlacementSponsor,
  { largeHousehold }: SponsorPolicy,
): Closed =>
  size >= largeHousehold && !supportsLargeHouseholds
    ? [
        `It cannot support a household of ${largeHousehold} or more; this one has ${size} persons.`,
        { size, largeHousehold },
      ]
    : undefined;
