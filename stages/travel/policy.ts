import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import { DocumentKindSchema } from '../../domain/kernel/document-kind.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

/** What somebody shows at a border: who they are, that they may leave, that they may enter. */
export const TravelPaperKindSchema = DocumentKindSchema.extract([
  'passport',
  'travel-document',
  'identity-card',
  'visa',
  'exit-permit',
]);
export type TravelPaperKind = z.infer<typeof TravelPaperKindSchema>;

/** A paper that each of these members needs: one of these kinds, valid on the day of the journey and so long after it. */
const PaperRuleSchema = z.strictObject({
  kinds: z.array(TravelPaperKindSchema).min(1),
  of: z.enum(['each-member', 'each-adult', 'each-child']),
  outlives: DurationSchema.default('P0D'),
});
export type PaperRule = z.infer<typeof PaperRuleSchema>;

const TravelPolicySchema = z.strictObject({
  documentsCheckAgain: DurationSchema,
  escortBelowAge: z.int().positive(),
  /** When the arrival is asked about again while a member has not arrived. */
  missingAskAgain: DurationSchema.default('PT12H'),
  /** What travellers carry; none in policies from before papers were kept by person. */
  papers: z.array(PaperRuleSchema).max(10).default([]),
  /** Whether journeys are booked leg by leg. */
  legs: z.boolean().default(false),
  /** Whether somebody meets the travellers where each leg ends, confirmed before they leave. */
  assistance: z.boolean().default(false),
});

/** This stage's section of a policy. */
export const travelPolicy = {
  sections: { travel: TravelPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    travel: z.infer<typeof TravelPolicySchema>;
  }
}
