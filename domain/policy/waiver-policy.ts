import * as z from 'zod';
import { DurationSchema } from '../kernel/calendar.ts';

/**
 * The gates before a journey that an authority may waive for a household in a hurry. Security checks, consent, best
 * interests and class A conditions are not among them and cannot be added by a policy.
 */
export const WAIVABLE_GATES = ['cultural-orientation', 'sponsorship'] as const;
export const WaivableGateSchema = z.enum(WAIVABLE_GATES);
export type WaivableGate = z.infer<typeof WaivableGateSchema>;

/**
 * Which gates may be waived by priority, whether a second person has to agree, and within how long of the arrival what was
 * waived is owed. The UNHCR Resettlement Handbook names the priorities (emergency: departure within 7 days; urgent: 6
 * weeks); which gates fall is a programme's choice, unverified.
 */
export const WaiverPolicySchema = z.strictObject({
  emergency: z.array(WaivableGateSchema),
  urgent: z.array(WaivableGateSchema),
  fourEyes: z.boolean(),
  owedWithin: DurationSchema,
});
export type WaiverPolicy = z.infer<typeof WaiverPolicySchema>;

/** Of a policy that does not say: nothing is waived. */
export const DEFAULT_WAIVERS: WaiverPolicy = {
  emergency: [],
  urgent: [],
  fourEyes: true,
  owedWithin: 'P30D',
};
