import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

const ReunificationPolicySchema = z.strictObject({
  moreEvidence: DurationSchema,
  /** Applied for within this time of the anchor's status, the privileged terms hold (Directive 2003/86/EC, 12(1)). */
  privilegedWithin: DurationSchema.default('P3M'),
});

/** This stage's section of a policy. */
export const reunificationPolicy = {
  sections: { reunification: ReunificationPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    reunification: z.infer<typeof ReunificationPolicySchema>;
  }
}
