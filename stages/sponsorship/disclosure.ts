import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Consent } from '../../domain/case/consent.ts';
import { sponsorRecipients } from '../../domain/case/consent-recipients.ts';
import { standingOf } from '../../domain/case/consent-uses.ts';
import { livesNearCare, livesWithoutStairs } from '../../domain/case/needs-of-household.ts';
import type { Person } from '../../domain/case/person.ts';
import { ageAt, isBefore, plus } from '../../domain/kernel/calendar.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';

/** The fields that a consent to disclosure can name. Fields that it does not name stay with staff. */
export const DisclosureFieldSchema = z.enum([
  'household-size',
  'age-groups',
  /** The age of each member in years; `ages` alone has always meant groups. */
  'exact-ages',
  'timeframe',
  'languages',
  'needs-of-housing',
  'medical-care',
  'single-parent',
  'nationalities',
  'names',
]);
export type DisclosureField = z.infer<typeof DisclosureFieldSchema>;

/** The minimum that a sponsor has to know to answer at all: what a consent that names no field allows. */
export const MINIMUM_FIELDS: readonly DisclosureField[] = [
  'household-size',
  'age-groups',
  'languages',
  'needs-of-housing',
];

/** Other names for these fields in intake files. */
const ALSO: Record<string, readonly DisclosureField[]> = {
  size: ['household-size'],
  ages: ['age-groups'],
  language: ['languages'],
  'specific-needs': ['needs-of-housing', 'medical-care', 'single-parent'],
  health: ['medical-care'],
  name: ['names'],
  nationality: ['nationalities'],
};

/** What is disclosed about a household; fields that may not be disclosed are absent. */
export interface Disclosed {
  persons?: number;
  ageGroups?: { adults: number; youth: number; children: number };
  /** In years, the oldest first. */
  ages?: number[];
  /** The day of the journey once it is booked, or else by when the household is expected. */
  timeframe?: { travelsAt: string } | { by: string };
  languages?: string[];
  accessibleHousing?: boolean;
  medicalCare?: boolean;
  singleParent?: boolean;
  nationalities?: string[];
  names?: string[];
}

const fieldsOf = (consent: Consent): ReadonlySet<DisclosureField> => {
  const named = consent.fields.flatMap((name) => {
    const word = name
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
    const field = DisclosureFieldSchema.safeParse(word);
    return field.success ? [field.data] : (ALSO[word] ?? []);
  });
  return new Set(consent.fields.length === 0 ? MINIMUM_FIELDS : named);
};

/** The fields that one person's consents allow together. */
const fieldsOfAll = (consents: readonly Consent[]): ReadonlySet<DisclosureField> =>
  new Set(consents.flatMap((consent) => [...fieldsOf(consent)]));

const groupsOf = (members: readonly Person[], at: string) => {
  const ages = members.map(({ birthDate }) => ageAt(birthDate, at));
  return {
    adults: ages.filter((age) => age >= 18).length,
    youth: ages.filter((age) => age >= 12 && age < 18).length,
    children: ages.filter((age) => age < 12).length,
  };
};

const agesOf = (members: readonly Person[], at: string): number[] =>
  members.map(({ birthDate }) => ageAt(birthDate, at)).sort((one, other) => other - one);

/** By the policy, from the registration on; nothing is expected by a day that has passed. */
function timeframeOf({ case: { priority, registeredAt }, policy, travel }: CaseFile, at: string): Disclosed {
  if (travel?.departureAt !== undefined) return { timeframe: { travelsAt: travel.departureAt } };
  const by = plus(registeredAt, policy.sponsorship.arrivesWithin[priority]);
  return isBefore(at, by) ? { timeframe: { by } } : {};
}

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

/**
 * What may be disclosed to a sponsor about a household at an instant: only what every member has a valid consent for,
 * for this sponsor. Undefined if anyone's is missing: nothing may be disclosed, not even that there is a household.
 */
export function disclosedTo(file: CaseFile, sponsor: Sponsor, at: string): Disclosed | undefined {
  const { restsOn, missing } = standingOf(file, 'sponsor-page', sponsorRecipients(sponsor), at);
  if (missing.length > 0) return undefined;
  const members = activeMembers(file);
  const needs = new Set(members.flatMap((person) => person.needs));
  const all: Record<DisclosureField, Disclosed> = {
    'household-size': { persons: members.length },
    'age-groups': { ageGroups: groupsOf(members, at) },
    'exact-ages': { ages: agesOf(members, at) },
    timeframe: timeframeOf(file, at),
    languages: { languages: sorted(members.flatMap((person) => person.languages)) },
    'needs-of-housing': { accessibleHousing: needs.has('wheelchair') || livesWithoutStairs(file) },
    'medical-care': { medicalCare: needs.has('serious-medical-condition') || livesNearCare(file) },
    'single-parent': { singleParent: needs.has('single-parent') },
    nationalities: { nationalities: sorted(members.map(({ nationality }) => nationality)) },
    names: { names: members.map(({ name }) => name) },
  };
  const everyone = Object.values(restsOn).map(fieldsOfAll);
  return Object.assign(
    {},
    ...DisclosureFieldSchema.options
      .filter((field) => everyone.every((fields) => fields.has(field)))
      .map((field) => all[field]),
  ) as Disclosed;
}
