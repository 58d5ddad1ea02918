import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { ProviderSchema } from '../../domain/plan/service-plan.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { SERVICE_LISTS } from '../../domain/policy/service-lists.ts';
import type { PolicyFault, StagePolicy } from '../../domain/policy/stage-policy.ts';

const FollowUpVisitSchema = z.strictObject({
  id: z.string(),
  after: DurationSchema,
  /** What this visit checks in addition to the dimensions, for example `school-enrolment`. */
  checks: z.array(z.string()),
});

/** What everybody, or the household, is owed after the arrival, and by when; ages are whole years at the arrival. */
const OwedServiceSchema = z.strictObject({
  service: z.enum(SERVICE_LISTS['kinbridge-1'].codes),
  whom: z.enum(['household', 'person']),
  fromAge: z.int().min(0).optional(),
  toAge: z.int().max(130).optional(),
  provider: ProviderSchema.shape.kind,
  due: DurationSchema,
});
export type OwedService = z.infer<typeof OwedServiceSchema>;

const firstTwice = (given: readonly string[]): number =>
  given.findIndex((one, index) => given.indexOf(one) !== index);

function followUpFaults({ followUp: { visits, services } }: Policy): PolicyFault[] {
  const places = [
    ['visits', firstTwice(visits.map(({ id }) => id)), 'id'],
    ['services', firstTwice(services.map(({ service }) => service)), 'service'],
  ] as const;
  return places
    .filter(([, twice]) => twice >= 0)
    .map((place) => ({ path: ['followUp', ...place], rule: rule('given-once') }));
}

const FollowUpPolicySchema = z.strictObject({
  visits: z.array(FollowUpVisitSchema).min(1),
  dimensions: z.array(z.string()).min(1),
  /**
   * What each person and the household are owed from the arrival on. A dimension that is a service for each person is
   * scored for each of them. Nothing is owed by a policy that does not say.
   */
  services: z.array(OwedServiceSchema).max(30).default([]),
  /** Scores run from 1 (crisis) to 5 (thriving); a score below the threshold opens an action. */
  threshold: z.int().min(1).max(5),
  noContactAgain: DurationSchema,
  /** How often a household that nobody reaches is tried at one visit before it may be recorded as lost contact. */
  contactTries: z.int().positive().default(3),
});

/** This stage's section of a policy. */
export const followUpPolicy = {
  sections: { followUp: FollowUpPolicySchema },
  faults: followUpFaults,
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    followUp: z.infer<typeof FollowUpPolicySchema>;
  }
}
