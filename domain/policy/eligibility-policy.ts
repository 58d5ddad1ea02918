import * as z from 'zod';

/**
 * On what a person's status as a refugee rests. Kinbridge's own list, version 1; `waived-by-state` is the waiver of a
 * resettlement state that asks for none.
 */
export const RefugeeStatusSchema = z.enum([
  'recognised-by-unhcr',
  'recognised-by-state',
  'prima-facie',
  'waived-by-state',
]);

/**
 * What a programme asks of an eligibility review. Resettlement asks for all of it (UNHCR Resettlement Handbook, chapters 3
 * and 4); a policy that says nothing, as those of before it could be said, asks for the categories alone.
 */
export const EligibilityPolicySchema = z.strictObject({
  /** Whether a submission needs a primary and a secondary category. */
  categories: z.boolean().default(true),
  /** Whether an interview has been held before anybody recommends or refuses. */
  interview: z.boolean().default(false),
  /** Reasons of a refusal for which nobody has to be interviewed. */
  withoutInterview: z.array(z.string()).default([]),
  /** What counts as status; none is asked for if nothing stands here. */
  statuses: z.array(RefugeeStatusSchema).default([]),
  /** Whether it is said why going back and staying do not serve. */
  otherSolutions: z.boolean().default(false),
});
export const DEFAULT_ELIGIBILITY: z.infer<typeof EligibilityPolicySchema> = {
  categories: true,
  interview: false,
  withoutInterview: [],
  statuses: [],
  otherSolutions: false,
};
