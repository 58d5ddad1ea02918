import type { Policy, Programme } from '../domain/policy/policy.ts';
import reunification1 from '../programmes/family-reunification/policy-1.json' with { type: 'json' };
import resettlement1 from '../programmes/resettlement/policy-1.json' with { type: 'json' };
import { PolicySchema } from './policy-schema.ts';

/** The policies shipped with Kinbridge. A programme adds its own versions in the store. */
export const SHIPPED_POLICIES: readonly Policy[] = [resettlement1, reunification1].map((policy) =>
  PolicySchema.parse(policy),
);

/** The shipped policy of a programme at a version; undefined when that version is not shipped. */
export const shippedPolicy = (programme: Programme, version: number): Policy | undefined =>
  SHIPPED_POLICIES.find((policy) => policy.programme === programme && policy.version === version);
