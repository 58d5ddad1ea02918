import type { WhyChange } from '../../kernel/why.ts';
import type { SponsorPolicy } from '../../policy/sponsor-policy.ts';
import { seededRandom } from '../model/random.ts';
import type { ClosedGate, SponsorGate } from './sponsor-gates.ts';
import { closedGates, SPONSOR_GATES } from './sponsor-gates.ts';
import type { PlacementHousehold, PlacementSponsor } from './sponsor-schema.ts';
import type { Term } from './sponsor-score.ts';
import { scoreTerms } from './sponsor-score.ts';
import { waysThroughGates, waysToFirst } from './why-placed.ts';

/** Changes when the same input may be ranked differently. */
export const PROPOSAL_VERSION = 1;
const TOP = 3;
/** Enough for every offer before a person decides again, and a few spare ones. */
const RANKED = 10;
const NEAR_MISSES = 5;

export interface ProposedSponsor {
  readonly sponsorId: string;
  readonly score: number;
  readonly terms: readonly Term[];
  /** What would have put it first, tried and confirmed; none for the first. */
  readonly ways: readonly (readonly WhyChange[])[];
}

/** A sponsor excluded by only a few gates, and the score that it would otherwise have. */
export interface NearMiss {
  readonly sponsorId: string;
  readonly score: number;
  readonly gates: readonly ClosedGate[];
  /** What would have let it be asked, tried and confirmed. */
  readonly ways: readonly (readonly WhyChange[])[];
}

/** The gate that excludes the most sponsors not excluded by any other gate. */
export interface BindingConstraint {
  readonly gate: SponsorGate;
  /** How many sponsors could be asked if only this gate were open. */
  readonly sponsors: number;
}

export interface SponsorProposal {
  readonly version: number;
  readonly policyVersion: number;
  readonly seed: number;
  /** Best first, at most three. */
  readonly top: readonly ProposedSponsor[];
  /** Ids of those that may be asked, best first, at most ten. */
  readonly ranked: readonly string[];
  /** Near misses: fewest gates first, then best score, at most five. */
  readonly ruledOut: readonly NearMiss[];
  /** Null if no sponsor is excluded by a single gate. */
  readonly binding: BindingConstraint | null;
}

/**
 * Proposes sponsors for a household on `date`: hard gates, then the weighted terms of the policy. Sponsors with equal
 * scores are ordered by a draw from the seed, so that no sponsor gains from its name. Sponsors in `first` come before all
 * others if every gate lets them through, and before all others among those left out. A person confirms or overrides.
 */
export function proposeSponsors(
  household: PlacementHousehold,
  sponsors: readonly PlacementSponsor[],
  policy: SponsorPolicy,
  {
    seed,
    date,
    first = [],
  }: { readonly seed: number; readonly date: string; readonly first?: readonly string[] },
): SponsorProposal {
  const random = seededRandom(seed);
  const rankOf = ({ sponsorId }: { readonly sponsorId: string }) => (first.includes(sponsorId) ? 0 : 1);
  const rated = [...sponsors]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((sponsor) => {
      const terms = scoreTerms(household, sponsor, policy);
      const score = terms.reduce((sum, { points }) => sum + points, 0);
      const gates = closedGates(household, sponsor, policy, date);
      return { sponsor, sponsorId: sponsor.id, score, terms, gates, draw: random() };
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || b.score - a.score || a.draw - b.draw);
  const open = rated.filter(({ gates }) => gates.length === 0);
  const best = open[0]?.score ?? 0;
  return {
    version: PROPOSAL_VERSION,
    policyVersion: policy.version,
    seed,
    ranked: open.slice(0, RANKED).map(({ sponsorId }) => sponsorId),
    top: open.slice(0, TOP).map(({ sponsor, sponsorId, score, terms }, rank) => ({
      ...{ sponsorId, score, terms },
      ways:
        rank === 0 || rankOf({ sponsorId: open[0]?.sponsorId ?? '' }) === 0
          ? []
          : waysToFirst(household, sponsor, policy, best),
    })),
    ruledOut: rated
      .filter(({ gates }) => gates.length > 0)
      .sort((a, b) => rankOf(a) - rankOf(b) || a.gates.length - b.gates.length)
      .slice(0, NEAR_MISSES)
      .map(({ sponsor, sponsorId, score, gates }) => ({
        ...{ sponsorId, score, gates },
        ways: waysThroughGates(household, sponsor, policy, date),
      })),
    binding: bindingConstraint(rated.map(({ gates }) => gates)),
  };
}

function bindingConstraint(closed: readonly (readonly ClosedGate[])[]): BindingConstraint | null {
  const alone = closed.flatMap(([first, ...more]) => (first && more.length === 0 ? [first.gate] : []));
  let binding: BindingConstraint | null = null;
  for (const gate of SPONSOR_GATES) {
    const sponsors = alone.filter((one) => one === gate).length;
    if (sponsors > (binding?.sponsors ?? 0)) binding = { gate, sponsors };
  }
  return binding;
}
