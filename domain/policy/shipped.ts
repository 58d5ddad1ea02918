import type { Policy, Programme } from './policy.ts';
import { PolicySchema } from './policy.ts';
import reunification1 from './programmes/family-reunification-1.json' with { type: 'json' };
import resettlement1 from './programmes/resettlement-1.json' with { type: 'json' };

/** The policies that come with Kinbridge. A programme adds versions of its own in the store. */
export const SHIPPED_POLICIES: readonly Policy[] = [resettlement1, reunification1].map((policy) =>
  PolicySchema.parse(policy),
);

/** The shipped policy of a programme at a version; undefined when that version is not shipped. */
export const shippedPolicy = (programme: Programme, version: number): Policy | undefined =>
  SHIPPED_POLICIES.find((policy) => policy.programme === programme && policy.version === version);
