import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { livesNearCare, livesWithoutStairs } from '../../domain/case/needs-of-household.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import type { SponsorProposal } from '../../domain/placement/sponsors/propose-sponsors.ts';
import { proposeSponsors } from '../../domain/placement/sponsors/propose-sponsors.ts';
import type { SponsorGate } from '../../domain/placement/sponsors/sponsor-gates.ts';
import { closedGates } from '../../domain/placement/sponsors/sponsor-gates.ts';
import type { PlacementHousehold, PlacementSponsor } from '../../domain/placement/sponsors/sponsor-schema.ts';
import type { SponsorPolicy } from '../../domain/policy/sponsor-policy.ts';
import { DEFAULT_SPONSOR_POLICY } from '../../domain/policy/sponsor-policy.ts';
import { refersToHousehold } from '../../domain/sponsorship/named-household.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { freePlaces } from '../../domain/sponsorship/sponsor.ts';
import { askedBefore, type LeftOut, leftOutOf, mayBeTold } from './left-out.ts';

/**
 * Why a sponsor is not offered a household: a gate, an earlier answer, or a member who did not consent to this
 * sponsor.
 */
export type OfferGate = SponsorGate | 'asked-before' | 'consent';

/** The weights and limits of the case's policy. */
const sponsorPolicyOf = ({ policy }: CaseFile): SponsorPolicy => ({
  ...DEFAULT_SPONSOR_POLICY,
  ...policy.sponsorship.placement,
  version: policy.version,
  largeHousehold: policy.sponsorship.largeHousehold,
});

/**
 * What placement needs to know about a household. Only ties to these sponsors count: a tie to a sponsor that declined
 * no longer counts.
 */
function householdOf(file: CaseFile, sponsors: readonly Sponsor[]): PlacementHousehold {
  const members = activeMembers(file);
  const needs = new Set(members.flatMap((person) => person.needs));
  const tied = ({ tiedTo }: Sponsor) => tiedTo.some((named) => refersToHousehold(named, file.case));
  return {
    id: file.case.id,
    size: members.length,
    languages: [...new Set(members.flatMap((person) => person.languages))].sort(),
    needsAccessibleHousing: needs.has('wheelchair') || livesWithoutStairs(file),
    needsMedicalCare: needs.has('serious-medical-condition') || livesNearCare(file),
    singleParent: needs.has('single-parent'),
    tiedTo: sponsors
      .filter(tied)
      .map(({ id }) => id)
      .sort(),
    vetoes: [],
    preferences: file.case.preferences,
  };
}

/**
 * What placement needs to know about a sponsor; households that it refuses may be named by id or number, and its kind
 * counts as one of its features.
 */
const placementSponsor = ({ case: caseRecord }: CaseFile, sponsor: Sponsor): PlacementSponsor => ({
  id: sponsor.id,
  vetting: { status: sponsor.vetting.status, validUntil: sponsor.vetting.validUntil },
  freePlaces: Math.max(0, freePlaces(sponsor)),
  availableFrom: sponsor.availableFrom ?? null,
  availableUntil: sponsor.availableUntil ?? null,
  languages: sponsor.languages,
  interpreter: sponsor.interpreter,
  accessibleHousing: sponsor.accessibleHousing,
  minutesToMedicalCare: sponsor.minutesToMedicalCare,
  supportsSingleParents: sponsor.supportsSingleParents,
  supportsLargeHouseholds: sponsor.supportsLargeHouseholds,
  experience: sponsor.experience,
  features: [...new Set([...sponsor.features, sponsor.kind])],
  vetoes: sponsor.vetoes.map((veto) => (refersToHousehold(veto, caseRecord) ? caseRecord.id : veto)),
});

/**
 * The gates between a household and one sponsor. A tie to another sponsor is not a gate, because a person may
 * override it.
 */
export function offerGates(file: CaseFile, sponsor: Sponsor, at: string): OfferGate[] {
  const household = { ...householdOf(file, []), tiedTo: [] };
  const closed = closedGates(household, placementSponsor(file, sponsor), sponsorPolicyOf(file), dateOf(at));
  return [
    ...closed.map(({ gate }) => gate),
    ...(askedBefore(file, sponsor.id) ? (['asked-before'] as const) : []),
    ...(mayBeTold(file, sponsor, at) ? [] : (['consent'] as const)),
  ];
}

/** A seed that looks random but follows from the command, so that repeating it draws the same numbers. */
const seedOf = (file: CaseFile, commandId: string): number =>
  Number.parseInt(identifier('seed', file.case.id, commandId).slice(5, 11), 36);

/** Proposes sponsors that were not asked yet and to which the household may be disclosed. */
export function proposalFor(
  file: CaseFile,
  sponsors: readonly Sponsor[],
  command: { id: string; at: string },
): SponsorProposal & { readonly leftOut?: LeftOut } {
  const unasked = sponsors.filter(
    (sponsor) => !askedBefore(file, sponsor.id) && mayBeTold(file, sponsor, command.at),
  );
  const candidates = unasked.map((sponsor) => placementSponsor(file, sponsor));
  const proposal = proposeSponsors(householdOf(file, unasked), candidates, sponsorPolicyOf(file), {
    seed: seedOf(file, command.id),
    date: dateOf(command.at),
  });
  const leftOut = leftOutOf(file, sponsors, command.at);
  return leftOut === undefined ? proposal : { ...proposal, leftOut };
}

/** A proposal as stored in a work item: codes and numbers that clients turn into text, no personal data. */
export const proposalContext = ({
  top,
  ruledOut,
  ranked,
  ...proposal
}: SponsorProposal & { readonly leftOut?: LeftOut }) => ({
  ...proposal,
  candidates: ranked.length,
  top: top.map(({ sponsorId, score, terms, ways }) => ({
    ways,
    sponsorId,
    score,
    terms: terms.map(({ reason: _words, ...term }) => term),
  })),
  ruledOut: ruledOut.map(({ sponsorId, score, gates, ways }) => ({
    ways,
    sponsorId,
    score,
    gates: gates.map(({ gate, facts }) => ({ gate, facts })),
  })),
});
