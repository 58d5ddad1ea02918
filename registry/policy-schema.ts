import * as z from 'zod';
import { InstantSchema } from '../domain/kernel/calendar.ts';
import type { Policy, Programme, StageSections } from '../domain/policy/policy.ts';
import { BasePolicySchema } from '../domain/policy/policy.ts';
import { baseFaults } from '../domain/policy/policy-faults.ts';
import type { StageName } from '../domain/policy/stage-name.ts';
import type { PolicyFault, StagePolicy } from '../domain/policy/stage-policy.ts';
import { orientationPolicy } from '../stages/cultural-orientation/policy.ts';
import { reunificationPolicy } from '../stages/family-reunification/policy.ts';
import { healthPolicy } from '../stages/health-assessment/policy.ts';
import { followUpPolicy } from '../stages/post-arrival-follow-up/policy.ts';
import { stateDecisionPolicy } from '../stages/state-decision/policy.ts';
import { travelPolicy } from '../stages/travel/policy.ts';
import { PROGRAMME_DATA } from './programme-data.ts';
import type { UnionToIntersection } from './union.ts';

/** What the stages in the folders of programmes have in a policy, by stage, and as one shape. */
const OWN_SECTIONS: Partial<Record<StageName, StagePolicy>> = Object.assign(
  {},
  ...Object.values(PROGRAMME_DATA).map(({ sections }) => sections),
);
type Own = (typeof PROGRAMME_DATA)[Programme]['sections'];
/** Each stage's sections, of whichever programme's folder. */
type Shape<Policies> = Policies extends unknown ? Policies[keyof Policies] : never;
type Sections<One> = One extends { readonly sections: infer Inner } ? Inner : never;
const OWN_SHAPES = Object.assign(
  {},
  ...Object.values(OWN_SECTIONS).map(({ sections }) => sections),
) as UnionToIntersection<Sections<Shape<Own>>>;

/** The policy section of each stage; a stage that is not listed depends only on the deadlines of its work. */
const BY_STAGE: Partial<Record<StageName, StagePolicy>> = {
  'state-decision': stateDecisionPolicy,
  'health-assessment': healthPolicy,
  'cultural-orientation': orientationPolicy,
  'family-reunification': reunificationPolicy,
  travel: travelPolicy,
  'post-arrival-follow-up': followUpPolicy,
  ...OWN_SECTIONS,
};

/** Every section: one that a stage declares but is missing here does not compile. */
const SECTIONS = {
  ...stateDecisionPolicy.sections,
  ...healthPolicy.sections,
  ...orientationPolicy.sections,
  ...reunificationPolicy.sections,
  ...travelPolicy.sections,
  ...followUpPolicy.sections,
  ...OWN_SHAPES,
} satisfies { [Name in keyof StageSections]: z.ZodType<StageSections[Name]> };

/** The sections that a policy with these stages must have. */
const sectionsOf = (stages: readonly StageName[]): string[] =>
  stages.flatMap((stage) => Object.keys(BY_STAGE[stage]?.sections ?? {}));

/**
 * A policy: the part common to every programme, and the section of every stage it has. The type declares the
 * sections.
 */
export const PolicySchema = z
  .strictObject({ ...BasePolicySchema.shape, ...z.object(SECTIONS).partial().shape })
  .superRefine((policy, context) => {
    for (const name of sectionsOf(policy.stages))
      if (!(name in policy))
        context.addIssue({ code: 'invalid_type', expected: 'object', input: undefined, path: [name] });
  }) as unknown as z.ZodType<Policy>;

/** Why a whole policy must not be published. */
export const policyFaults = (policy: Policy): PolicyFault[] => [
  ...baseFaults(policy),
  ...policy.stages.flatMap((stage) => {
    const { sections = {}, faults } = BY_STAGE[stage] ?? {};
    // A section that is not there is told of already.
    return Object.keys(sections).every((name) => name in policy) ? (faults?.(policy) ?? []) : [];
  }),
];

/** A policy that may be published: complete, and protecting those whom its stages exist to protect. */
export const PublishablePolicySchema = PolicySchema.superRefine((policy, context) => {
  for (const { path, rule: broken } of policyFaults(policy))
    context.addIssue({ code: 'custom', path: [...path], message: broken.text, params: { rule: broken } });
});

/** A version written by one administrator that another has to publish. */
export const PolicyDraftSchema = z.object({ policy: PolicySchema, by: z.string(), at: InstantSchema });
