import * as z from 'zod';

/**
 * What a household may wish of a placement: of the place, and of the kind of sponsor. Sponsors describe themselves with
 * the same words. A closed list, so that nothing about a person can stand in it: reasons of a proposal name what is met.
 */
export const PreferenceSchema = z.enum([
  'city',
  'town',
  'rural',
  'garden',
  'near-public-transport',
  'near-school',
  'near-university',
  'near-work',
  'group',
  'family',
  'community',
  'agency',
]);
export type Preference = z.infer<typeof PreferenceSchema>;

export const PreferencesSchema = z.array(PreferenceSchema).max(PreferenceSchema.options.length);

/** Each preference once, in the order of the list, so that the same wishes are always the same. */
export const inListOrder = (wished: readonly Preference[]): Preference[] =>
  PreferenceSchema.options.filter((preference) => wished.includes(preference));
