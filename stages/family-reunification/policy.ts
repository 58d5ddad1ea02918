import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

const ReunificationPolicySchema = z.strictObject({ moreEvidence: DurationSchema });

/** What a policy says for this stage. */
export const reunificationPolicy = {
  sections: { reunification: ReunificationPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    reunification: z.infer<typeof ReunificationPolicySchema>;
  }
}
