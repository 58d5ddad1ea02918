import { isSensitive } from '../../../../domain/statistics/release/alike.ts';
import type { Atom } from '../../../../domain/statistics/release/dimensions.ts';
import type { Earlier } from '../../../../domain/statistics/release/protect.ts';
import { cellsOf } from '../../../../domain/statistics/release/table.ts';

interface Range {
  low: number;
  high: number;
}

const inside = (cell: readonly string[], leaf: readonly string[]): boolean =>
  cell.every((one, axis) => one === '*' || one === leaf[axis]);

/** Each number of the table, shown or not, as a sum of the cells without totals. */
const leavesOf = ({ cells }: Earlier): string[][] =>
  cells.flatMap(({ at }) => (at.includes('*') ? [] : [at]));

/**
 * Somebody who knows the published table and that nobody is counted less than no times: narrows down every cell by every
 * printed sum, and by what one printed sum leaves of another, until nothing narrows any more.
 */
function narrowed(release: Earlier): Map<string, Range> {
  const leaves = leavesOf(release);
  const ranges = new Map(
    leaves.map((leaf): [string, Range] => [leaf.join('|'), { low: 0, high: Number.POSITIVE_INFINITY }]),
  );
  const sums = release.cells.flatMap(({ at, value }) =>
    value === null
      ? []
      : [{ value, of: leaves.filter((leaf) => inside(at, leaf)).map((leaf) => leaf.join('|')) }],
  );
  const rests = sums.flatMap((outer) =>
    sums.flatMap((inner) => {
      if (inner.of.length >= outer.of.length || !inner.of.every((one) => outer.of.includes(one))) return [];
      return [{ value: outer.value - inner.value, of: outer.of.filter((one) => !inner.of.includes(one)) }];
    }),
  );
  for (let narrows = true; narrows; ) {
    narrows = false;
    for (const { value, of } of [...sums, ...rests])
      for (const leaf of of) {
        const range = ranges.get(leaf)!;
        const others = of.filter((one) => one !== leaf).map((one) => ranges.get(one)!);
        const high = value - others.reduce((sum, { low }) => sum + low, 0);
        const low = value - others.reduce((sum, { high: most }) => sum + most, 0);
        if (high < range.high || low > range.low) {
          Object.assign(range, { low: Math.max(range.low, low), high: Math.min(range.high, high) });
          narrows = true;
        }
      }
  }
  return ranges;
}

/** The lines of which that attacker learns that everybody is in one cell, although nobody may know it. */
export function learnt(atoms: readonly Atom[], release: Earlier, k: number): string[] {
  const { definition, values } = release;
  const cells = cellsOf({ definition, values }, atoms);
  const ranges = narrowed(release);
  const leaves = leavesOf(release);
  const most = (at: readonly string[]): number =>
    leaves
      .filter((leaf) => inside(at, leaf))
      .reduce((sum, leaf) => sum + ranges.get(leaf.join('|'))!.high, 0);
  return definition.dimensions.flatMap((dimension, axis) =>
    [...cells.values()].flatMap(({ at, count }) => {
      if (at[axis] !== '*' || count === 0) return [];
      const parts = (values[dimension] ?? []).map((value) =>
        at.map((one, index) => (index === axis ? value : one)),
      );
      const [only, ...more] = parts.filter((part) => cells.get(part.join('|'))!.count > 0);
      if (!only || more.length > 0 || parts.length === 1) return [];
      if (count >= k && !isSensitive(dimension, only[axis]!)) return [];
      const open = parts.some((part) => part !== only && most(part) > 0);
      return open ? [] : [`${only.join(' ')}: ${count}`];
    }),
  );
}
