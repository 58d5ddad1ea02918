import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

const StateDecisionPolicySchema = z.strictObject({
  deferral: DurationSchema,
  /** Whether a household that one state denied may be submitted to another; a family joins a relative in one state. */
  anotherState: z.boolean().default(true),
  /** How long after a refusal it can be appealed; absent where there is no appeal. The deadline is the state's law. */
  appeal: z.strictObject({ within: DurationSchema }).optional(),
  /** How long after an application the state decides at the latest (Directive 2003/86/EC, article 5(4)). */
  decideWithin: DurationSchema.optional(),
});

/** This stage's section of a policy. */
export const stateDecisionPolicy = {
  sections: { stateDecision: StateDecisionPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    stateDecision: z.infer<typeof StateDecisionPolicySchema>;
  }
}
