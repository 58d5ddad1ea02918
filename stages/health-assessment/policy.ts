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

/** This stage's section of a policy. */
export const healthPolicy = {
  sections: { health: HealthPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    health: z.infer<typeof HealthPolicySchema>;
  }
}
