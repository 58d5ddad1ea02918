import type { Policy, Programme } from '../domain/policy/policy.ts';
import { PolicySchema } from './policy-schema.ts';
import { POLICY_FILES } from './programmes.ts';

/** The policies that come with Kinbridge. A programme adds versions of its own in the store. */
export const SHIPPED_POLICIES: readonly Policy[] = POLICY_FILES.map((policy) => PolicySchema.parse(policy));

/** The first policy of every programme. */
export const FIRST_POLICIES = Object.fromEntries(
  SHIPPED_POLICIES.filter(({ version }) => version === 1).map((policy) => [policy.programme, policy]),
) as Record<Programme, Policy>;

/** The shipped policy of a programme at a version; undefined when that version is not shipped. */
export const shippedPolicy = (programme: Programme, version: number): Policy | undefined =>
  SHIPPED_POLICIES.find((policy) => policy.programme === programme && policy.version === version);
