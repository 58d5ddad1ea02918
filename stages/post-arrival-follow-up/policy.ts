import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { PolicyFault, StagePolicy } from '../../domain/policy/stage-policy.ts';

const FollowUpVisitSchema = z.strictObject({
  id: z.string(),
  after: DurationSchema,
  /** What this visit checks in addition to the dimensions, for example `school-enrolment`. */
  checks: z.array(z.string()),
});

function visitFaults({ followUp: { visits } }: Policy): PolicyFault[] {
  const twice = visits.findIndex(({ id }, index) => visits.findIndex((one) => one.id === id) !== index);
  return twice < 0 ? [] : [{ path: ['followUp', 'visits', twice, 'id'], rule: rule('given-once') }];
}

const FollowUpPolicySchema = z.strictObject({
  visits: z.array(FollowUpVisitSchema).min(1),
  dimensions: z.array(z.string()).min(1),
  /** Scores run from 1 (crisis) to 5 (thriving); a score below the threshold opens an action. */
  threshold: z.int().min(1).max(5),
  noContactAgain: DurationSchema,
  /** How often a household that nobody reaches is tried at one visit before it may be recorded as lost contact. */
  contactTries: z.int().positive().default(3),
});

/** This stage's section of a policy. */
export const followUpPolicy = {
  sections: { followUp: FollowUpPolicySchema },
  faults: visitFaults,
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    followUp: z.infer<typeof FollowUpPolicySchema>;
  }
}
