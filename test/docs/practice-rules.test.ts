import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROGRAMMES } from '../../domain/kernel/catalogue.ts';
import type { Programme } from '../../domain/policy/policy.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import type { PracticeRule } from '../../scripts/docs/practice-rules.ts';
import { practiceRules } from '../../scripts/docs/practice-rules.ts';

const policies = (Object.keys(PROGRAMMES) as Programme[]).map((name) => shippedPolicy(name, 1));
const valueAt = (path: string, from: unknown): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], from);

/** What is wrong with a rule: a field that no shipped policy has, or a test that is not there. */
function faultsOf({ rule, policy, test }: PracticeRule): string[] {
  const written = existsSync(test.file) ? readFileSync(test.file, 'utf8') : '';
  const named = ["'", '`', '"'].some((quote) => written.includes(`${test.name}${quote}`));
  const said = policy === null || policies.some((one) => valueAt(policy, one) !== undefined);
  return [
    ...(named ? [] : [`${rule} ${test.file} has no test “${test.name}”`]),
    ...(said ? [] : [`${rule} ${policy}`]),
  ];
}

describe('rules of practice', () => {
  it.each(practiceRules())('of %s name fields of policies, and tests', (_folder, rules) => {
    expect(rules.flatMap(faultsOf)).toEqual([]);
  });

  it('would be told of a field or a test that is gone', () => {
    const [[, [first]]] = practiceRules() as [[string, [PracticeRule]]];
    expect(faultsOf({ ...first, policy: 'gone.field' })).toHaveLength(1);
    expect(faultsOf({ ...first, test: { ...first.test, name: 'gone' } })).toHaveLength(1);
  });
});
