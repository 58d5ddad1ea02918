import type { PlacementHousehold, PlacementSponsor, SponsorPolicy } from './sponsor-schema.ts';

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

export interface ClosedGate {
  readonly gate: SponsorGate;
  /** In plain words: what is needed, what the sponsor has. Names no person. */
  readonly reason: string;
}

/** Every gate that keeps a household from a sponsor on a date; none: the sponsor may be asked. */
export function closedGates(
  household: PlacementHousehold,
  sponsor: PlacementSponsor,
  policy: SponsorPolicy,
  date: string,
): ClosedGate[] {
  const checks: Record<SponsorGate, string | undefined> = {
    veto: vetoReason(household, sponsor),
    'family-tie': tieReason(household, sponsor),
    vetting: vettingReason(sponsor, date),
    availability: availabilityReason(sponsor, date),
    capacity:
      sponsor.freePlaces < household.size
        ? `It has ${sponsor.freePlaces} free places; the household needs ${household.size}.`
        : undefined,
    language: languageReason(household, sponsor),
    'accessible-housing':
      household.needsAccessibleHousing && !sponsor.accessibleHousing
        ? 'The household needs accessible housing; this housing is not accessible.'
        : undefined,
    'medical-reach': medicalReason(household, sponsor, policy),
    'single-parent-support':
      household.singleParent && !sponsor.supportsSingleParents
        ? 'It cannot give the support that a single parent needs.'
        : undefined,
    'large-household-support':
      household.size >= policy.largeHousehold && !sponsor.supportsLargeHouseholds
        ? `It cannot support a household of ${policy.largeHousehold} or more; this one has ${household.size} persons.`
        : undefined,
  };
  return SPONSOR_GATES.flatMap((gate) => {
    const reason = checks[gate];
    return reason === undefined ? [] : [{ gate, reason }];
  });
}

function vetoReason(household: PlacementHousehold, sponsor: PlacementSponsor): string | undefined {
  if (household.vetoes.includes(sponsor.id)) return 'The household does not want this sponsor.';
  return sponsor.vetoes.includes(household.id) ? 'The sponsor does not want this household.' : undefined;
}

const tieReason = (household: PlacementHousehold, sponsor: PlacementSponsor): string | undefined =>
  household.tiedTo.length > 0 && !household.tiedTo.includes(sponsor.id)
    ? 'The household has a family tie to another sponsor.'
    : undefined;

function vettingReason({ vetting }: PlacementSponsor, date: string): string | undefined {
  if (vetting.status !== 'active') return `Its vetting is ${vetting.status}, not active.`;
  return vetting.validUntil < date ? `Its vetting ended on ${vetting.validUntil}.` : undefined;
}

function availabilityReason(
  { availableFrom, availableUntil }: PlacementSponsor,
  date: string,
): string | undefined {
  if (availableFrom !== null && date < availableFrom) return `It can receive from ${availableFrom} on.`;
  return availableUntil !== null && date > availableUntil
    ? `It could receive until ${availableUntil}.`
    : undefined;
}

function languageReason(household: PlacementHousehold, sponsor: PlacementSponsor): string | undefined {
  if (sponsor.interpreter || sponsor.languages.some((language) => household.languages.includes(language))) {
    return undefined;
  }
  const spoken = household.languages.length === 0 ? 'no recorded language' : household.languages.join(', ');
  return `It has no interpreter and shares no language with the household (${spoken}).`;
}

function medicalReason(
  household: PlacementHousehold,
  { minutesToMedicalCare: minutes }: PlacementSponsor,
  { medicalReachMinutes: most }: SponsorPolicy,
): string | undefined {
  if (!household.needsMedicalCare) return undefined;
  if (minutes === null) return 'The household needs medical care; there is none in reach.';
  return minutes > most ? `Medical care is ${minutes} minutes away; at most ${most} are allowed.` : undefined;
}
