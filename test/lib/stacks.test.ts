import { beforeAll, describe, expect, it } from 'vitest';
import type { Synthesized } from './synthesized.ts';
import { STACKS, synthesize } from './synthesized.ts';

const PREFIX = 'kinbridge-dev-';

let synthesized: Synthesized;
beforeAll(() => {
  synthesized = synthesize();
});

describe('the stacks of an environment', () => {
  it('are those that these tests look at', () => {
    expect([...synthesized.deployedAfter.keys()].sort()).toEqual(
      STACKS.map((stack) => PREFIX + stack).sort(),
    );
  });

  it('are deployed in the order in which a request needs them', () => {
    const order = STACKS.map((stack) => PREFIX + stack);
    for (const [stack, before] of synthesized.deployedAfter)
      for (const one of before)
        expect(order.indexOf(one), `${one} before ${stack}`).toBeLessThan(order.indexOf(stack));
    expect(synthesized.deployedAfter.get(`${PREFIX}workflows`)).toContain(`${PREFIX}stateful`);
    expect(synthesized.deployedAfter.get(`${PREFIX}api-functions`)).toContain(`${PREFIX}workflows`);
    expect(synthesized.deployedAfter.get(`${PREFIX}api`)).toContain(`${PREFIX}api-functions`);
    expect(synthesized.deployedAfter.get(`${PREFIX}api`)).toContain(`${PREFIX}page-functions`);
    expect(synthesized.deployedAfter.get(`${PREFIX}api`)).toContain(`${PREFIX}oversight-functions`);
    const parts = ['api-functions', 'oversight-functions', 'page-functions'];
    for (const [index, part] of parts.entries())
      for (const earlier of parts.slice(0, index))
        expect(synthesized.deployedAfter.get(PREFIX + part)).toContain(PREFIX + earlier);
  });

  it.each([
    ['stateful', []],
    ['workflows', ['stateful']],
    ['api-functions', ['stateful']],
    ['oversight-functions', ['stateful']],
    ['page-functions', ['stateful']],
    ['api', ['stateful']],
    ['alarms', ['api', 'stateful']],
    ['console', ['api', 'stateful']],
  ] as const)('have %s refer to no others than %j', (stack, others) => {
    const imports = synthesized.text(stack).matchAll(/"Fn::ImportValue":\s*"kinbridge-dev-([a-z-]+):/g);
    expect([...new Set([...imports].map(([, from]) => from))].sort()).toEqual(others);
  });

  it.each(STACKS)('leave %s far from the limits of CloudFormation', (stack) => {
    const text = synthesized.text(stack);
    expect(Object.keys(JSON.parse(text).Resources).length).toBeLessThanOrEqual(430);
    expect(Buffer.byteLength(text)).toBeLessThan(900_000);
  });
});
