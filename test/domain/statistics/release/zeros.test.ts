import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atom } from '../../../../domain/statistics/release/dimensions.ts';
import type { Answer, Earlier } from '../../../../domain/statistics/release/protect.ts';
import { releaseTable } from '../../../../domain/statistics/release/protect.ts';
import { merged } from '../../../../domain/statistics/release/rows.ts';
import { corners, solved } from './attacker.ts';
import { definition, K, people } from './invented.ts';
import { learnt } from './zeros-attacker.ts';

const outOf = (answer: Answer, wanted: ReturnType<typeof definition>, number = 1): Earlier => {
  if (!('table' in answer)) throw new Error(`Expected a table, received ${JSON.stringify(answer)}.`);
  return { number, definition: wanted, ...answer.table };
};
const released = (atoms: readonly Atom[], over: Parameters<typeof definition>[0]): Earlier =>
  outOf(releaseTable(definition(over), atoms, [], K), definition(over));
const valueAt = ({ cells }: Earlier, ...at: string[]) =>
  cells.find((cell) => cell.at.join() === at.join())?.value;

describe('a zero', () => {
  it('does not tell what everybody in a small group is', () => {
    const atoms = [
      ...people(40, { age: '18-59', sex: 'f' }),
      ...people(30, { age: '18-59', sex: 'm' }, 100),
      ...people(20, { age: '5-11', sex: 'f' }, 200),
      ...people(25, { age: '5-11', sex: 'm' }, 300),
      ...people(5, { age: '60+', sex: 'f' }, 400),
    ];
    const table = released(atoms, { dimensions: ['age', 'sex'] });
    expect(valueAt(table, '60+', 'm')).toBeNull();
    expect(learnt(atoms, table, K)).toEqual([]);
    expect(valueAt(table, '*', '*')).toBe(120);
  });

  it('does not tell that all of a large group have a need, but may tell that none has', () => {
    const atoms = [
      ...people(40, { sex: 'f', need: 'yes' }),
      ...people(30, { sex: 'm', need: 'no' }, 100),
      ...people(30, { sex: 'x', need: 'no' }, 200),
      ...people(20, { sex: 'x', need: 'yes' }, 300),
    ];
    const table = released(atoms, { dimensions: ['sex', 'need'] });
    expect(valueAt(table, 'f', 'no')).toBeNull();
    expect(learnt(atoms, table, K)).toEqual([]);
    const none = released(atoms.slice(40), { dimensions: ['sex', 'need'] });
    expect(valueAt(none, 'm', 'yes')).toBe(0);
  });

  it('is shown where it tells nothing of a group', () => {
    const atoms = [...people(40, { sex: 'f' }), ...people(30, { sex: 'm' }, 100)];
    const table = released(atoms, { dimensions: ['sex'] });
    expect(valueAt(table, 'x')).toBe(0);
  });

  it('leads to refusal where everybody has the only outcome there is', () => {
    const atoms = people(40, { outcome: 'denied' });
    const refused = releaseTable(definition({ dimensions: ['outcome'] }), atoms, [], K);
    expect(refused).toMatchObject({
      refused: { because: 'all-alike', cell: { release: null, dimensions: ['outcome'], at: ['denied'] } },
    });
    const open = releaseTable(definition({ dimensions: ['outcome'] }), people(40, {}), [], K);
    expect(open).toHaveProperty('table');
  });

  const person = fc.record({
    age: fc.constantFrom('0-4', '18-59', '60+'),
    sex: fc.constantFrom('f', 'm'),
    need: fc.constantFrom('yes', 'no'),
    outcome: fc.constantFrom('none-yet', 'denied', 'departed'),
  });
  const population = fc
    .array(fc.tuple(person, fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 11, max: 60 }))), {
      ...{ minLength: 2, maxLength: 9 },
    })
    .map((kinds) => {
      let cases = 0;
      return merged(
        kinds.flatMap(([over, count]) => {
          cases += count;
          return people(count, over, cases);
        }),
      );
    });
  const dimensions = fc
    .shuffledSubarray(['age', 'sex', 'need', 'outcome'] as const, { minLength: 1, maxLength: 3 })
    .map((some) => [...some]);

  it('tells nothing to whoever narrows down every cell of the published table', () => {
    let shown = 0;
    fc.assert(
      fc.property(population, dimensions, (atoms, some) => {
        const wanted = definition({ dimensions: some });
        const answer = releaseTable(wanted, atoms, [], K);
        if (!('table' in answer)) return;
        shown += 1;
        const table = outOf(answer, wanted);
        expect(learnt(atoms, table, K)).toEqual([]);
        const known = solved(atoms, [table], corners(atoms));
        expect(known.filter((one) => one > 0 && one < K)).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(shown).toBeGreaterThan(50);
  });
});

describe('two releases', () => {
  const atoms = [
    ...people(40, { sex: 'f', need: 'yes' }),
    ...people(30, { sex: 'm', need: 'no' }, 100),
    ...people(30, { sex: 'm', need: 'yes' }, 200),
  ];
  const all = definition({ dimensions: ['sex'] });

  it('do not tell together that all women have a need', () => {
    const first = outOf(releaseTable(all, atoms, [], K), all);
    expect(valueAt(first, 'f')).toBe(40);
    const beside = (need: string) =>
      releaseTable(definition({ dimensions: ['sex'], filters: { need } }), atoms, [first], K);
    expect(beside('yes')).toMatchObject({ refused: { because: 'tells-of-others', releases: [1] } });
    expect(beside('no')).toMatchObject({
      refused: { because: 'all-alike', releases: [1], cell: { release: 1, at: ['f'] } },
    });
    const without = atoms.filter(({ of: { sex } }) => sex === 'm');
    const men = outOf(releaseTable(all, without, [], K), all);
    expect(
      releaseTable(definition({ dimensions: ['sex'], filters: { need: 'yes' } }), without, [men], K),
    ).toHaveProperty('table');
  });

  it('are refused with the cell of the earlier one', () => {
    const first = outOf(releaseTable(all, atoms, [], K), all);
    expect(releaseTable(all, [...atoms, ...people(4, { sex: 'm' }, 300)], [first], K)).toMatchObject({
      refused: { because: 'changed-too-little', cell: { release: 1, dimensions: ['sex'], at: ['*'] } },
    });
  });
});
