import * as z from 'zod';
import { DurationSchema } from '../../../../domain/kernel/calendar.ts';
import type { StagePolicy } from '../../../../domain/policy/stage-policy.ts';

const ReturnPolicySchema = z.strictObject({
  /** A declaration older than this on the day of the journey is asked for again. */
  declarationValidity: DurationSchema,
});

/** What a policy says for this stage. */
export const returnPolicy = {
  sections: { returnCounselling: ReturnPolicySchema },
} satisfies StagePolicy;

declare module '../../../../domain/policy/policy.ts' {
  interface StageSections {
    returnCounselling: z.infer<typeof ReturnPolicySchema>;
  }
}
