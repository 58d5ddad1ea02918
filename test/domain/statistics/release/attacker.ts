import { isCounted } from '../../../../domain/statistics/release/definition.ts';
import type { Atom } from '../../../../domain/statistics/release/dimensions.ts';
import type { Earlier } from '../../../../domain/statistics/release/protect.ts';
import { placesOf } from '../../../../domain/statistics/release/table.ts';

/**
 * Somebody who writes every published number as an equation over kinds of people and solves them all exactly, in whole
 * fractions. Returns the smallest number of people they can work out: for each kind, and for each of `sought`.
 */
export function solved(
  atoms: readonly Atom[],
  releases: readonly Earlier[],
  sought: readonly (readonly number[])[],
): number[] {
  const rows: bigint[][] = [];
  for (const release of releases)
    for (const { at, value } of release.cells) {
      if (value === null) continue;
      const key = at.join('|');
      rows.push(
        atoms.map(({ of }) =>
          isCounted(release.definition, of) && placesOf(release, of).some((one) => one.join('|') === key)
            ? 1n
            : 0n,
        ),
      );
    }
  const basis: { pivot: number; row: bigint[] }[] = [];
  const reduce = (given: readonly bigint[]): bigint[] => {
    let row = [...given];
    for (const { pivot, row: by } of basis) {
      const [factor, scale] = [row[pivot]!, by[pivot]!];
      if (factor !== 0n) row = row.map((one, index) => one * scale - by[index]! * factor);
    }
    return row;
  };
  for (const given of rows) {
    const row = reduce(given);
    const pivot = row.findIndex((one) => one !== 0n);
    if (pivot >= 0) basis.push({ pivot, row });
  }
  return sought.flatMap((members) => {
    const wanted = atoms.map((_, index) => (members.includes(index) ? 1n : 0n));
    const known = reduce(wanted).every((one) => one === 0n);
    return known ? [members.reduce((sum, one) => sum + atoms[one]!.count, 0)] : [];
  });
}

/** Everything of interest: whatever two or three attributes have in common, and complements within it. */
export function corners(atoms: readonly Atom[]): number[][] {
  const NAMES = ['age', 'sex', 'nationality', 'programme'] as const;
  const sets = new Map<string, number[]>();
  for (let mask = 1; mask < 1 << NAMES.length; mask += 1)
    for (const [index, { of }] of atoms.entries()) {
      const key = NAMES.map((name, bit) => (mask & (1 << bit) ? of[name] : '*')).join(' ');
      sets.set(key, [...(sets.get(key) ?? []), index]);
    }
  const all = [...sets.values()];
  return all.flatMap((one) => {
    const wider = all.filter(
      (other) => other.length > one.length && one.every((member) => other.includes(member)),
    );
    return [one, ...wider.map((other) => other.filter((member) => !one.includes(member)))];
  });
}
