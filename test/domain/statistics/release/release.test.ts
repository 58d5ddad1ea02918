import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atom } from '../../../../domain/statistics/release/dimensions.ts';
import type { Earlier } from '../../../../domain/statistics/release/protect.ts';
import { releaseTable } from '../../../../domain/statistics/release/protect.ts';
import { corners, solved } from './attacker.ts';
import { definition, dimensions, K, people, population } from './invented.ts';

type Definition = ReturnType<typeof definition>;

/** What leaves the house, one release after the other. */
function released(atoms: readonly Atom[], wanted: readonly Definition[]): Earlier[] {
  const earlier: Earlier[] = [];
  for (const one of wanted) {
    const answer = releaseTable(one, atoms, earlier, K);
    if ('table' in answer) earlier.push({ number: earlier.length + 1, definition: one, ...answer.table });
  }
  return earlier;
}
const small = (numbers: readonly number[]) => numbers.filter((one) => one > 0 && one < K);
const cellAt = (release: Earlier | undefined, ...at: string[]) =>
  release?.cells.find((cell) => cell.at.join() === at.join());

describe('one release', () => {
  it('holds a small number back, and another in its row and column', () => {
    const atoms = [
      ...people(40, { sex: 'f', nationality: 'SYR' }),
      ...people(30, { sex: 'm', nationality: 'SYR' }, 100),
      ...people(5, { sex: 'f', nationality: 'IRQ' }, 200),
      ...people(25, { sex: 'm', nationality: 'IRQ' }, 300),
    ];
    const [one] = released(atoms, [definition()]);
    expect(cellAt(one, 'f', 'IRQ')).toMatchObject({ value: null, why: 'small' });
    expect(cellAt(one, 'm', 'IRQ')?.value).toBeNull();
    expect(cellAt(one, 'f', 'SYR')?.value).toBeNull();
    expect(cellAt(one, 'm', 'SYR')?.value).toBeNull();
    expect(cellAt(one, '*', '*')?.value).toBe(100);
    expect(cellAt(one, '*', 'IRQ')?.value).toBe(30);
  });

  it('lists no nationality of fewer than eleven by its name', () => {
    const atoms = [
      ...people(40, { nationality: 'SYR' }),
      ...people(6, { nationality: 'ERI' }, 100),
      ...people(7, { nationality: 'SDN' }, 200),
    ];
    const [one] = released(atoms, [definition({ dimensions: ['nationality'] })]);
    expect(one?.values.nationality).toEqual(['SYR', 'other']);
    expect(cellAt(one, 'other')?.value).toBe(13);
  });

  it('holds back eleven people of two families', () => {
    const atoms = [
      ...people(40, { sex: 'f' }),
      ...people(40, { sex: 'm' }, 100),
      { ...people(12, { sex: 'x' })[0]!, count: 12, cases: [500, 501] },
    ];
    expect(cellAt(released(atoms, [definition({ dimensions: ['sex'] })])[0], 'x')?.value).toBeNull();
  });

  it('is refused of fewer than eleven', () => {
    expect(releaseTable(definition(), people(10, {}), [], K)).toMatchObject({
      refused: { because: 'too-few' },
    });
  });

  it('shows every number of a population without small corners', () => {
    const atoms = [...people(20, { sex: 'f' }), ...people(30, { sex: 'm' }, 100)];
    const [one] = released(atoms, [definition({ dimensions: ['sex'] })]);
    expect(one?.cells.every(({ value }) => value !== null)).toBe(true);
  });

  it('gives no small number to whoever solves all of it, in up to three dimensions', () => {
    fc.assert(
      fc.property(population, dimensions, (atoms, some) => {
        const releases = released(atoms, [definition({ dimensions: some })]);
        expect(small(solved(atoms, releases, corners(atoms)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a release after others', () => {
  const wanted = fc.array(
    fc.record({
      dimensions,
      filters: fc.oneof(
        fc.constant({}),
        fc.record({ programme: fc.constantFrom('resettlement', 'family-reunification') }),
        fc.record({ sex: fc.constantFrom('f', 'm') }),
      ),
    }),
    { minLength: 2, maxLength: 4 },
  );

  it('gives no small number to whoever solves all of them together', () => {
    fc.assert(
      fc.property(population, wanted, (atoms, definitions) => {
        const releases = released(
          atoms,
          definitions.map((one) => definition(one)),
        );
        expect(small(solved(atoms, releases, corners(atoms)))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('is refused when it would tell how many a filter leaves out, and names the release', () => {
    const atoms = [
      ...people(60, { programme: 'resettlement' }),
      ...people(4, { programme: 'family-reunification' }, 100),
    ];
    const [all] = released(atoms, [definition({ dimensions: ['sex'] })]);
    const answer = releaseTable(
      definition({ dimensions: ['sex'], filters: { programme: 'resettlement' } }),
      atoms,
      [all!],
      K,
    );
    expect(answer).toMatchObject({ refused: { because: 'changed-too-little', releases: [1] } });
  });

  it('is refused when what is left of three parts would be few', () => {
    const atoms = [
      ...people(60, { nationality: 'SYR' }),
      ...people(50, { nationality: 'IRQ' }, 100),
      ...people(5, { nationality: 'SDN' }, 200),
    ];
    const by = (nationality: string) => definition({ dimensions: ['sex'], filters: { nationality } });
    const before = released(atoms, [definition({ dimensions: ['sex'] }), by('SYR')]);
    expect(before).toHaveLength(2);
    expect(releaseTable(by('IRQ'), atoms, before, K)).toMatchObject({
      refused: { because: 'tells-of-others', releases: [1, 2] },
    });
  });

  it('may not tell how few came since the same people were counted', () => {
    const atoms = people(60, {});
    const [first] = released(atoms, [definition()]);
    const more = (count: number) => [...atoms, ...people(count, {}, 100)];
    expect(releaseTable(definition(), more(5), [first!], K)).toMatchObject({
      refused: { because: 'changed-too-little', releases: [1] },
    });
    expect(releaseTable(definition(), more(0), [first!], K)).toHaveProperty('table');
    expect(releaseTable(definition(), more(11), [first!], K)).toHaveProperty('table');
  });
});
