import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { PolicyFault, StagePolicy } from '../../domain/policy/stage-policy.ts';

const OLDEST = 110;

/** Everyone of age gets orientation, however old. */
function orientationFaults({
  orientation: { topics, groups },
  bestInterests: { majority },
}: Policy): PolicyFault[] {
  const path = ['orientation', 'groups'];
  const ages = Array.from({ length: Math.max(0, OLDEST - majority + 1) }, (_, index) => majority + index);
  const left = ages.find((age) => !groups.some(({ fromAge, toAge }) => fromAge <= age && age <= toAge));
  const twice = groups.findIndex(({ id }, index) => groups.findIndex((one) => one.id === id) !== index);
  const strange = groups.findIndex((group) => group.topics?.some((topic) => !topics.includes(topic)));
  return [
    ...(strange < 0
      ? []
      : [
          {
            path: [...path, strange, 'topics'],
            rule: rule('topics-of-programme', { topics: topics.join(', ') }),
          },
        ]),
    ...(left === undefined ? [] : [{ path, rule: rule('orients-age', { age: left }) }]),
    ...(twice < 0 ? [] : [{ path: [...path, twice, 'id'], rule: rule('given-once') }]),
  ];
}

const OrientationPolicySchema = z.strictObject({
  topics: z.array(z.string()).min(1),
  groups: z.array(
    z.strictObject({
      id: z.string(),
      fromAge: z.int().min(0),
      toAge: z.int().max(130),
      /** What people of this age learn; all topics of the programme if it does not say, as policies of before did not. */
      topics: z.array(z.string()).optional(),
      /** Whether what each of them knew before and learned is written down. */
      assessed: z.boolean().default(false),
    }),
  ),
  sessionsBeforeDecision: z.int().positive(),
  reschedule: DurationSchema,
  /** How long after the arrival orientation goes on; nothing is owed then if a policy does not say. */
  continueAfter: DurationSchema.optional(),
});

/** This stage's section of a policy. */
export const orientationPolicy = {
  sections: { orientation: OrientationPolicySchema },
  faults: orientationFaults,
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    orientation: z.infer<typeof OrientationPolicySchema>;
  }
}
