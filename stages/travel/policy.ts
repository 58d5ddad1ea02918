import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

const TravelPolicySchema = z.strictObject({
  documentsCheckAgain: DurationSchema,
  escortBelowAge: z.int().positive(),
  /** When the arrival is asked about again while a member has not arrived. */
  missingAskAgain: DurationSchema.default('PT12H'),
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
