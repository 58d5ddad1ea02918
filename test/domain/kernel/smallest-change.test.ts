import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lever } from '../../../domain/kernel/smallest-change.ts';
import { waysOtherwise } from '../../../domain/kernel/smallest-change.ts';
import type { LeverCode } from '../../../domain/kernel/why.ts';
import { LEVERS } from '../../../domain/kernel/why.ts';

/** Five numbers, each with a threshold that it must reach; one field may excuse another. */
interface Input {
  readonly have: readonly number[];
}
interface Rule {
  readonly need: readonly number[];
  /** The first field, at its most, opens the second as well: two ways to the same end. */
  readonly excuses: boolean;
}

const MOST = 6;
const passes =
  ({ need, excuses }: Rule) =>
  ({ have }: Input) =>
    have.every((value, n) => value >= (need[n] ?? 0) || (excuses && n === 1 && (have[0] ?? 0) >= MOST));

const codeOf = (n: number): LeverCode => LEVERS[n] as LeverCode;
const leversOf = ({ have }: Input): Lever<Input>[] =>
  have.map((value, n) => ({
    lever: codeOf(n),
    steps: Array.from({ length: MOST - value }, (_, more) => value + more + 1).map((to) => ({
      values: { to },
      apply: (now) => ({ have: now.have.map((one, at) => (at === n ? to : one)) }),
    })),
  }));

const SIZE = 5;
const numbers = fc.array(fc.integer({ min: 0, max: MOST }), { minLength: SIZE, maxLength: SIZE });
const inputs = fc.record({ have: numbers });
const rules = fc.record({ need: numbers, excuses: fc.boolean() });

type Way = ReturnType<typeof waysOtherwise>[number];
const withWay = (input: Input, way: Way): Input =>
  way.reduce<Input>(
    (now, { lever, values }) => ({
      have: now.have.map((one, n) => (codeOf(n) === lever ? Number(values.to) : one)),
    }),
    input,
  );

describe('the smallest change', () => {
  it('named turns the decision, and nothing smaller in it does', () => {
    fc.assert(
      fc.property(inputs, rules, (input, rule) => {
        const decide = passes(rule);
        for (const way of waysOtherwise(decide, input, leversOf(input))) {
          expect(decide(withWay(input, way))).toBe(true);
          for (const change of way) {
            const others = way.filter((one) => one !== change);
            expect(decide(withWay(input, others))).toBe(false);
            const smaller = { ...change, values: { to: Number(change.values.to) - 1 } };
            expect(decide(withWay(input, [...others, smaller]))).toBe(false);
          }
        }
      }),
    );
  });

  it('is found whenever the levers can turn the decision at all, and no way holds another', () => {
    fc.assert(
      fc.property(inputs, rules, (input, rule) => {
        const decide = passes(rule);
        const ways = waysOtherwise(decide, input, leversOf(input));
        const most = { have: input.have.map(() => MOST) };
        expect(ways.length > 0).toBe(!decide(input) && decide(most));
        const sets = ways.map((way) => way.map(({ lever }) => lever));
        for (const set of sets)
          expect(sets.filter((other) => other.every((lever) => set.includes(lever)))).toEqual([set]);
      }),
    );
  });

  it('of several ways names the shortest first', () => {
    fc.assert(
      fc.property(inputs, rules, (input, rule) => {
        const lengths = waysOtherwise(passes(rule), input, leversOf(input)).map((way) => way.length);
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
      }),
    );
  });

  it('is none where nothing is to be turned', () => {
    expect(waysOtherwise(() => true, { have: [0] }, leversOf({ have: [0] }))).toEqual([]);
    expect(waysOtherwise(() => false, { have: [0] }, leversOf({ have: [0] }))).toEqual([]);
  });
});
