import * as z from 'zod';
import { DateSchema } from '../kernel/calendar.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { rule } from '../kernel/rules.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';
import { NewSponsorSchema } from './register-sponsor.ts';
import type { Sponsor } from './sponsor.ts';
import { availableInOrder, SponsorSchema } from './sponsor.ts';
import type { SponsorChange } from './sponsor-change.ts';

const registered = NewSponsorSchema.shape;
const kept = SponsorSchema.shape;

const PROFILE = {
  /** The total number of persons it receives, including those already received or offered. */
  capacity: registered.capacity.optional(),
  availableFrom: DateSchema.nullable().optional(),
  availableUntil: DateSchema.nullable().optional(),
  languages: registered.languages.optional(),
  interpreter: kept.interpreter.optional(),
  accessibleHousing: kept.accessibleHousing.optional(),
  /** `null`: none within reach. */
  minutesToMedicalCare: kept.minutesToMedicalCare.optional(),
  supportsSingleParents: kept.supportsSingleParents.optional(),
  supportsLargeHouseholds: kept.supportsLargeHouseholds.optional(),
  features: registered.features.unwrap().optional(),
  /** Households that it refuses, by case number. */
  vetoes: z
    .array(personal(z.string().trim().min(1).max(60)))
    .max(200)
    .optional(),
};
type ProfileField = keyof typeof PROFILE;

/** A change to what placement uses of a sponsor, with the reason; absent fields stay, `null` removes a date. */
export const ProfileChangeSchema = z.strictObject({ ...PROFILE, reasonCode: ReasonCodeSchema });
type ProfileChange = z.infer<typeof ProfileChangeSchema>;

/**
 * Changes what placement uses of a sponsor. Open offers and received households stay, so `capacity` cannot go below
 * their number of persons. Throws `InvalidInput` if it would, or if the dates are out of order.
 */
export function changeProfile(sponsor: Sponsor, { reasonCode, ...wanted }: ProfileChange): SponsorChange {
  const changed = { ...sponsor, ...withoutRepetition(wanted) } as Sponsor;
  for (const date of ['availableFrom', 'availableUntil'] as const)
    if (wanted[date] === null) delete changed[date];
  const fields = (Object.keys(PROFILE) as ProfileField[]).filter((field) =>
    isOther(sponsor[field], changed[field]),
  );
  if (fields.includes('capacity')) refuseTooFew(changed);
  const dated = fields.includes('availableFrom') || fields.includes('availableUntil');
  if (dated && !availableInOrder(changed))
    throw invalid('availableUntil', rule('not-before-first-day'), changed.availableUntil ?? 'none');
  if (fields.length === 0) return { sponsor, facts: [] };
  const places = fields.includes('capacity')
    ? { capacityBefore: sponsor.capacity, capacity: changed.capacity }
    : {};
  const details = { fields: fields.sort(), reasonCode, ...places };
  return {
    sponsor: { ...changed, version: sponsor.version + 1 },
    facts: [{ act: 'sponsor.profile-changed', subject: sponsor.id, details }],
  };
}

function refuseTooFew({ capacity, taken, held }: Sponsor): void {
  const places = taken + held;
  if (capacity < places) throw invalid('capacity', rule('holds-places', { places, capacity }), `${capacity}`);
}

/** The lists without repeated entries. */
const withoutRepetition = (wanted: Omit<ProfileChange, 'reasonCode'>) =>
  Object.fromEntries(
    Object.entries(wanted).map(([field, value]) => [
      field,
      Array.isArray(value) ? [...new Set<string>(value)] : value,
    ]),
  );

const isOther = (before: unknown, after: unknown): boolean =>
  JSON.stringify(before) !== JSON.stringify(after);
