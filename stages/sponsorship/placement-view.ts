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
import type { KnownSponsor } from './known-sponsor.ts';
import { knownSponsors, sponsorsAnswered } from './known-sponsor.ts';
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
    vetoes: sponsorsAnswered(file, 'refused'),
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

/** A sponsor of the office that named the household: what the household said, and what keeps it from being asked. */
export interface KnownOfProposal extends KnownSponsor {
  readonly gates: readonly OfferGate[];
}

function knownOf(file: CaseFile, sponsors: readonly Sponsor[], at: string): KnownOfProposal[] {
  return knownSponsors(file).flatMap((known) => {
    const sponsor = sponsors.find(({ id }) => id === known.sponsorId);
    return sponsor ? [{ ...known, gates: offerGates(file, sponsor, at) }] : [];
  });
}

/** A proposal with what was looked at before any sponsor was compared. */
export type Proposal = SponsorProposal & {
  readonly leftOut?: LeftOut;
  readonly known?: readonly KnownOfProposal[];
};

/**
 * Proposes sponsors that were not asked yet and to which the household may be disclosed. A sponsor that named the
 * household, which agreed to it, comes first if it passes the same gates as any other.
 */
export function proposalFor(
  file: CaseFile,
  sponsors: readonly Sponsor[],
  command: { id: string; at: string },
): Proposal {
  const unasked = sponsors.filter(
    (sponsor) => !askedBefore(file, sponsor.id) && mayBeTold(file, sponsor, command.at),
  );
  const candidates = unasked.map((sponsor) => placementSponsor(file, sponsor));
  const proposal = proposeSponsors(householdOf(file, unasked), candidates, sponsorPolicyOf(file), {
    seed: seedOf(file, command.id),
    date: dateOf(command.at),
    first: sponsorsAnswered(file, 'agreed'),
  });
  const leftOut = leftOutOf(file, sponsors, command.at);
  const known = knownOf(file, sponsors, command.at);
  return { ...proposal, ...(leftOut ? { leftOut } : {}), ...(known.length > 0 ? { known } : {}) };
}

/** A proposal as stored in a work item: codes and numbers that clients turn into text, no personal data. */
export const proposalContext = ({ top, ruledOut, ranked, ...proposal }: Proposal) => ({
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
