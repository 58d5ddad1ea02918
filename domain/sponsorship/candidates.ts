import { dateOf } from '../calendar.ts';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { Sponsor } from './sponsor.ts';
import { freePlaces } from './sponsor.ts';

/** Why a sponsor cannot receive a household (PROCESS: hard gates of sponsorship). */
export type Gate =
  | 'not-vetted'
  | 'no-free-capacity'
  | 'no-shared-language'
  | 'housing-not-accessible'
  | 'no-medical-reach'
  | 'no-single-parent-support'
  | 'no-large-household-support'
  | 'veto'
  | 'asked-before';

export interface Candidate {
  sponsorId: string;
  terms: string[];
}

/** The first gate that rules a sponsor out for a household at an instant; undefined when it may be asked. */
export function gateAgainst(file: CaseFile, sponsor: Sponsor, at: string): Gate | undefined {
  const members = activeMembers(file);
  const needs = new Set(members.flatMap((person) => person.needs));
  const languages = new Set(members.flatMap((person) => person.languages));
  const gates: [Gate, boolean][] = [
    ['not-vetted', sponsor.vetting.status !== 'active' || sponsor.vetting.validUntil < dateOf(at)],
    ['no-free-capacity', freePlaces(sponsor) < members.length],
    [
      'no-shared-language',
      !sponsor.interpreter && !sponsor.languages.some((language) => languages.has(language)),
    ],
    ['housing-not-accessible', needs.has('wheelchair') && !sponsor.accessibleHousing],
    ['no-medical-reach', needs.has('serious-medical-condition') && !sponsor.medicalReach],
    ['no-single-parent-support', needs.has('single-parent') && !sponsor.supportsSingleParents],
    [
      'no-large-household-support',
      members.length >= file.policy.sponsorship.largeHousehold && !sponsor.supportsLargeHouseholds,
    ],
    ['veto', sponsor.vetoes.includes(file.case.id)],
    [
      'asked-before',
      file.offers.some((offer) => offer.sponsorId === sponsor.id && offer.status !== 'withdrawn'),
    ],
  ];
  return gates.find(([, fails]) => fails)?.[0];
}

/**
 * Sponsors that may be asked, best first: those with a family tie, then a shared language, then experience, then the
 * closest fit of free places. A first, honest ranking; `domain/placement` explains and optimises placements.
 */
export function rankCandidates(file: CaseFile, sponsors: readonly Sponsor[], at: string): Candidate[] {
  const members = activeMembers(file);
  const languages = new Set(members.flatMap((person) => person.languages));
  const scored = sponsors
    .filter((sponsor) => gateAgainst(file, sponsor, at) === undefined)
    .map((sponsor) => {
      const tied = sponsor.tiedTo.includes(file.case.id) || sponsor.tiedTo.includes(file.case.number);
      const shared = sponsor.languages.some((language) => languages.has(language));
      const spare = freePlaces(sponsor) - members.length;
      const terms = [
        ...(tied ? ['family-tie'] : []),
        shared ? 'shared-language' : 'interpreter',
        `experience-${sponsor.experience}`,
        `spare-places-${spare}`,
      ];
      return {
        sponsorId: sponsor.id,
        terms,
        rank: [tied ? 0 : 1, shared ? 0 : 1, -sponsor.experience, spare],
      };
    });
  return scored
    .sort((a, b) => compare(a.rank, b.rank) || (a.sponsorId < b.sponsorId ? -1 : 1))
    .map(({ sponsorId, terms }) => ({ sponsorId, terms }));
}

const compare = (a: number[], b: number[]): number =>
  a.map((value, index) => value - b[index]!).find((d) => d !== 0) ?? 0;
