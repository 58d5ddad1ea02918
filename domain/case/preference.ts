import * as z from 'zod';

/**
 * What a household may wish for its placement: the kind of place and of sponsor. Sponsors describe themselves with
 * the same codes. The list is closed, so that it cannot carry anything about a person: proposals give the codes that
 * were met as reasons.
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

/** Each preference once and in the order of the list, so that equal wishes are equal lists. */
export const inListOrder = (wished: readonly Preference[]): Preference[] =>
  PreferenceSchema.options.filter((preference) => wished.includes(preference));
