import type { Alike } from './alike.ts';
import { isCounted } from './definition.ts';
import type { Atom } from './dimensions.ts';
import type { Layout } from './table.ts';
import { cellKey, placeOf, placesOf } from './table.ts';
import type { System } from './witness.ts';
import { freedomOf, isOpen } from './witness.ts';

/** The fewest households behind a number: eleven people of one family are not eleven strangers. */
export const FEWEST_HOUSEHOLDS = 3;

/** A release, with the keys of the cells whose numbers it shows, and of those that each atom adds to. */
export interface Shown extends Layout {
  readonly shown: ReadonlySet<string>;
  readonly places: readonly (readonly string[])[];
}

/** The keys of the cells of a release that each atom adds to: none if it does not count them. */
export const placesIn = (layout: Layout, atoms: readonly Atom[]): string[][] =>
  atoms.map(({ of }) => (isCounted(layout.definition, of) ? placesOf(layout, of).map(cellKey) : []));

/** Groups of people that the published numbers do not tell apart. */
interface Group {
  readonly members: number[];
  count: number;
  readonly cases: Set<number>;
}

/** Some people, by their atoms, whose number is closer to being known than it may be. */
export interface Exposed {
  readonly atoms: readonly number[];
}

/** Whether a number must not be known. */
export const isSmall = (
  { count, cases }: { readonly count: number; readonly cases: ReadonlySet<number> },
  k: number,
): boolean => count > 0 && (count < k || cases.size < FEWEST_HOUSEHOLDS);

function groupsOf(atoms: readonly Atom[], releases: readonly Shown[]): { groups: Group[]; system: System } {
  const groups = new Map<string, Group>();
  const sums = new Map<string, number[]>();
  const order: Group[] = [];
  for (const [index, { count, cases }] of atoms.entries()) {
    const cells = releases.flatMap(({ shown, places }, number) =>
      (places[index] ?? []).flatMap((key) => (shown.has(key) ? [`${number}:${key}`] : [])),
    );
    // In no published number: nothing is known about them.
    if (cells.length === 0) continue;
    const signature = cells.join(' ');
    let group = groups.get(signature);
    if (!group) {
      group = { members: [], count: 0, cases: new Set() };
      groups.set(signature, group);
      for (const cell of cells) {
        const sum = sums.get(cell);
        if (sum) sum.push(order.length);
        else sums.set(cell, [order.length]);
      }
      order.push(group);
    }
    group.members.push(index);
    group.count += count;
    for (const one of cases) group.cases.add(one);
  }
  return { groups: order, system: { counts: order.map(({ count }) => count), sums: [...sums.values()] } };
}

/**
 * Which groups somebody who adds up and subtracts all published numbers comes too close to: those of fewer than `k` (or of
 * fewer than three households) of whom no two possible numbers are `k` apart. A set of people whose number can be worked
 * out consists of such groups, none of which is larger than it: if no small group is exposed, no small set is. `beside`
 * are sets whose own number must not be known either.
 */
export function exposedBy(
  atoms: readonly Atom[],
  releases: readonly Shown[],
  k: number,
  beside: readonly (readonly number[])[] = [],
): Exposed[] {
  const { groups, system } = groupsOf(atoms, releases);
  const freedom = freedomOf(system);
  const groupOf = new Map(groups.flatMap(({ members }, group) => members.map((atom) => [atom, group])));
  const small = groups.flatMap((group, index) =>
    isSmall(group, k) && !isOpen([index], system, freedom, k) ? [{ atoms: group.members }] : [],
  );
  const named = beside.flatMap((members) => {
    const its = new Set(members.map((atom) => groupOf.get(atom)));
    // Part of a group or in none: the others in it may be as many as they like.
    if (its.has(undefined)) return [];
    const wanted = [...its] as number[];
    const whole = wanted.every((one) => groups[one]?.members.every((atom) => members.includes(atom)));
    if (!whole) return [];
    return isOpen(wanted, system, freedom, k) ? [] : [{ atoms: members }];
  });
  return [...small, ...named];
}

/**
 * The lines of which the published numbers tell that everybody is in one cell, with what would have to stay open: none of
 * the atoms of nobody can be anybody, whichever population with these numbers is the true one.
 */
export function toldAlike(
  atoms: readonly Atom[],
  releases: readonly Shown[],
  alike: readonly Alike[],
): { line: Alike; exposed: Exposed }[] {
  if (alike.length === 0) return [];
  const { groups, system } = groupsOf(atoms, releases);
  const freedom = freedomOf(system);
  const groupOf = new Map(groups.flatMap(({ members }, group) => members.map((atom) => [atom, group])));
  const canBe = (atom: number): boolean => {
    const group = groupOf.get(atom);
    if (group === undefined || (groups[group]?.count ?? 0) > 0) return true;
    return isOpen([group], system, freedom, 1);
  };
  const size = ([first]: readonly number[]): number =>
    first === undefined ? 0 : likeliest(atoms, releases, first);
  return alike.flatMap((line) => {
    if (line.elsewhere.some((cell) => cell.some(canBe))) return [];
    const [easiest] = line.elsewhere.toSorted((a, b) => size(b) - size(a));
    return easiest ? [{ line, exposed: { atoms: easiest } }] : [];
  });
}

/** How many people share numbers of the first release with somebody: where others are, another one is hidden easily. */
function likeliest(atoms: readonly Atom[], [release]: readonly Shown[], one: number): number {
  const of = atoms[one]?.of;
  if (!release || !of) return 0;
  const own = placeOf(release, of);
  return atoms.reduce((sum, other) => {
    if (!isCounted(release.definition, other.of)) return sum;
    const shared = placeOf(release, other.of).filter((value, axis) => value === own[axis]).length;
    return shared === own.length - 1 || own.length === 1 ? sum + other.count : sum;
  }, 0);
}
