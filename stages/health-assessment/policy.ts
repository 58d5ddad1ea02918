import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

const HealthPolicySchema = z.strictObject({
  validity: DurationSchema,
  tuberculosisValidity: DurationSchema,
  treatmentReview: DurationSchema,
  missedAppointment: DurationSchema,
  fitnessWithin: DurationSchema,
});

/** What a policy says for this stage. */
export const healthPolicy = {
  sections: { health: HealthPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    health: z.infer<typeof HealthPolicySchema>;
  }
}
