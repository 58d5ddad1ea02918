import { describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION, keptFor, RetentionPolicySchema } from '../../domain/policy/retention-policy.ts';
import { policyFaults } from '../../registry/policy-schema.ts';
import { shippedPolicy } from '../../registry/shipped.ts';

describe('how long a closed case is kept', () => {
  const policy = RetentionPolicySchema.parse({ otherwise: 'P4Y', byOutcome: { withdrawn: 'P2Y' } });

  it('is what the policy says of its outcome, and of every other and of none', () => {
    expect(keptFor(policy, 'withdrawn')).toBe('P2Y');
    expect(keptFor(policy, 'resettled')).toBe('P4Y');
    expect(keptFor(policy, 'an-outcome-of-another-time')).toBe('P4Y');
    expect(keptFor(policy, undefined)).toBe('P4Y');
  });

  it('is refused for an outcome that there is not, and when it is shorter than a complaint takes', () => {
    expect(RetentionPolicySchema.safeParse({ otherwise: 'P4Y', byOutcome: { gone: 'P2Y' } }).success).toBe(
      false,
    );
    const shipped = shippedPolicy('resettlement', 1)!;
    expect(policyFaults(shipped)).toEqual([]);
    const retention = { ...DEFAULT_RETENTION, byOutcome: { withdrawn: 'P1D' } };
    expect(policyFaults({ ...shipped, retention })).toMatchObject([
      { path: ['retention', 'byOutcome', 'withdrawn'], rule: { code: 'at-least' } },
    ]);
  });
});
