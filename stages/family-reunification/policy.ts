import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

const ReunificationPolicySchema = z.strictObject({ moreEvidence: DurationSchema });

/** This stage's section of a policy. */
export const reunificationPolicy = {
  sections: { reunification: ReunificationPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    reunification: z.infer<typeof ReunificationPolicySchema>;
  }
}
