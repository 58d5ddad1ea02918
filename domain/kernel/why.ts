import * as z from 'zod';

/** Rules by which the platform decides without a person; the console has each rule and its source in words. */
export const WHY_RULES = [
  'travel-readiness',
  'health-reaches-journey',
  'security-reaches-journey',
  'joined-household',
  'best-interests-trigger',
  'places-for-household',
  'sponsor-standing',
  'sponsor-ready',
  'waiver-of-class-a',
  'lives-with-infectious',
  'fitness-within',
  'placement-gates',
  'placement-score',
  'candidate-band',
  'escalated-by-patience',
  'consent-before-stage',
  'orientation-group',
  'declaration-reaches-journey',
] as const;
export const WhyRuleSchema = z.enum(WHY_RULES);
export type WhyRule = z.infer<typeof WhyRuleSchema>;

/** What could have been otherwise. */
export const LEVERS = [
  'departure-by',
  'examined-from',
  'validity-of',
  'security-until',
  'stage-done',
  'documents-ready',
  'paper-until',
  'change-decided',
  'flag-lifted',
  'own-consent',
  'sponsor-cleared',
  'adult-signs',
  'adults-trained',
  'funds-shown',
  'plan-drafted',
  'not-joined',
  'separation',
  'custody',
  'born-by',
  'triggers-without',
  'places-agreed',
  'found-class-a',
  'another-colleague',
  'waived-by',
  'pregnancy-over',
  'confirmed-from',
  'fitness-within',
  'veto-dropped',
  'tie-dropped',
  'vetting-active',
  'vetting-until',
  'receives-from',
  'receives-until',
  'free-places',
  'speaks',
  'interpreter',
  'accessible-housing',
  'medical-minutes',
  'medical-reach',
  'supports-single-parents',
  'supports-large-households',
  'large-household',
  'tied-here',
  'experience',
  'field-unknown',
  'field-agrees',
  'decided-before',
  'patience-of',
  'priority-normal',
  'consent-given',
  'consent-not-withdrawn',
  'consent-not-ended',
  'topics-heard',
  'declared-from',
] as const;
export type LeverCode = (typeof LEVERS)[number];

/** Codes, dates and numbers that a change is told with; never a personal value. */
export type WhyValues = Readonly<Record<string, string | number>>;
const WhyValuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** One thing that would have to be otherwise; `personId` says for whom. */
export const WhyChangeSchema = z.object({
  lever: z.enum(LEVERS),
  values: WhyValuesSchema,
  personId: z.string().optional(),
});
export type WhyChange = Readonly<z.infer<typeof WhyChangeSchema>>;

/** Each way: what would have to be otherwise together, none of it more than needed. */
export const WaysSchema = z.array(z.array(WhyChangeSchema));

/** Why something was decided by a rule, and what would have decided it otherwise: each way was tried and held. */
export const WhySchema = z.object({
  rule: WhyRuleSchema,
  values: WhyValuesSchema,
  ways: WaysSchema,
});
export interface Why {
  readonly rule: WhyRule;
  readonly values: WhyValues;
  readonly ways: readonly (readonly WhyChange[])[];
}
