import * as z from 'zod';
import type { FieldClass } from '../domain/case/field-class.ts';
import { personal } from '../domain/kernel/personal-data.ts';
import { KnownFamilySchema } from '../domain/sponsorship/known-family.ts';
import { familyOf, KNOWN_FAMILY } from '../domain/sponsorship/known-family-work.ts';
import type { Sponsor } from '../domain/sponsorship/sponsor.ts';
import { SponsorSchema } from '../domain/sponsorship/sponsor.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';
import { sponsorAskedAbout } from '../stages/sponsorship/known-sponsor.ts';

const { number, name, birthYear, relation, by, at } = KnownFamilySchema.shape;

/**
 * What staff see who look for a family that a sponsor named: what it wrote; and who ask the household: who the sponsor
 * is, without how it is reached or its checks.
 */
export const KnownViewSchema = z.object({
  family: z.object({ number, name, birthYear, relation, by, at }).nullable(),
  sponsor: z
    .object({
      name: SponsorSchema.shape.name,
      kind: SponsorSchema.shape.kind,
      office: z.string(),
      adults: z.array(personal(z.string())),
      relation,
    })
    .nullable(),
});
export type KnownView = z.infer<typeof KnownViewSchema>;

/** The family that work about a sponsor looks for, for readers of the class `identity`. */
export function familyView(sponsor: Sponsor, item: WorkItem, sees: readonly FieldClass[]): KnownView | null {
  const family = item.kind === KNOWN_FAMILY ? familyOf(sponsor, item.subject) : undefined;
  if (!family || !sees.includes('identity')) return null;
  const { number, name, birthYear, relation, by, at } = family;
  return { family: { number, name, birthYear, relation, by, at }, sponsor: null };
}

/** The sponsor about which a household is asked. */
export function sponsorView(sponsor: Sponsor | undefined, item: WorkItem): KnownView | null {
  if (!sponsor || sponsorAskedAbout(item) !== sponsor.id) return null;
  const family = familyOf(sponsor, item.subject);
  return {
    family: null,
    sponsor: {
      ...{ name: sponsor.name, kind: sponsor.kind, office: sponsor.destinationOffice },
      adults: sponsor.adults.map((adult) => adult.name),
      relation: family?.relation ?? 'other',
    },
  };
}
