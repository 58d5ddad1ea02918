/**
 * What a reader of published sums knows: groups of people whose numbers they do not know, and for each published number
 * which groups it adds up.
 */
export interface System {
  /** The true number of each group. */
  readonly counts: readonly number[];
  /** The groups that each published number adds up. */
  readonly sums: readonly (readonly number[])[];
}

/** A change of some groups by whole people that leaves every published number as it is. */
type Direction = ReadonlyMap<number, number>;

/** What the published numbers leave open: independent changes, and for each group which of them touch it, in order. */
export interface Freedom {
  readonly directions: readonly Direction[];
  readonly touching: ReadonlyMap<number, readonly number[]>;
}

const NEARLY = 1e-7;
const MOST_PARTS = 24;

/** Groups whose number is printed or follows from one printed number after another. */
function fixedGroups({ counts, sums }: System): { fixed: Set<number>; open: number[][] } {
  const fixed = new Set<number>();
  let open = sums.map((groups) => [...groups]);
  for (let found = true; found; ) {
    found = false;
    const left: number[][] = [];
    for (const groups of open) {
      const free = groups.filter((group) => !fixed.has(group));
      if (free.length === 1) {
        fixed.add(free[0] as number);
        found = true;
      } else if (free.length > 1) left.push(free);
    }
    open = left;
  }
  const unique = new Map(open.map((groups) => [groups.join(' '), groups]));
  return { fixed: counts.length === 0 ? new Set() : fixed, open: [...unique.values()] };
}

/** Reduces the sums so that each names one group, the largest first, by all that are left. */
function reduced(rows: Float64Array[], order: readonly number[]): Map<number, Float64Array> {
  const pivots = new Map<number, Float64Array>();
  const left = new Set(rows);
  for (const column of order) {
    const row = [...left].find((one) => Math.abs(one[column] as number) > NEARLY);
    if (!row) continue;
    left.delete(row);
    const scale = row[column] as number;
    for (let index = 0; index < row.length; index += 1) row[index] = (row[index] as number) / scale;
    for (const other of rows) {
      const factor = other === row ? 0 : (other[column] as number);
      if (Math.abs(factor) <= NEARLY) continue;
      for (let index = 0; index < row.length; index += 1)
        other[index] = (other[index] as number) - factor * (row[index] as number);
    }
    pivots.set(column, row);
    if (left.size === 0) break;
  }
  return pivots;
}

/** The same change in whole people; undefined if it would need too many. */
function whole(change: ReadonlyMap<number, number>): Direction | undefined {
  for (let parts = 1; parts <= MOST_PARTS; parts += 1) {
    const scaled = [...change].map(([group, by]) => [group, by * parts] as const);
    if (scaled.every(([, by]) => Math.abs(by - Math.round(by)) < NEARLY * parts * 10))
      return new Map(scaled.map(([group, by]) => [group, Math.round(by)]));
  }
  return undefined;
}

/**
 * Independent changes that no published number shows, found by elimination: one for each group that the sums leave open.
 * Small groups change by themselves, at the cost of large ones.
 */
export function freedomOf(system: System): Freedom {
  const { fixed, open } = fixedGroups(system);
  const groups = [...new Set(open.flat())].filter((group) => !fixed.has(group));
  const order = [...groups].sort((a, b) => (system.counts[b] ?? 0) - (system.counts[a] ?? 0) || a - b);
  const column = new Map(order.map((group, index) => [group, index]));
  const rows = open.map((sum) => {
    const row = new Float64Array(order.length);
    for (const group of sum) row[column.get(group) as number] = 1;
    return row;
  });
  const pivots = reduced(
    rows,
    order.map((_, index) => index),
  );
  const directions = order.flatMap((group, free) => {
    if (pivots.has(free)) return [];
    const change = new Map([[group, 1]]);
    for (const [pivot, row] of pivots)
      if (Math.abs(row[free] as number) > NEARLY) change.set(order[pivot] as number, -(row[free] as number));
    return whole(change) ?? [];
  });
  const touching = new Map<number, number[]>();
  for (const [index, direction] of directions.entries())
    for (const group of direction.keys()) {
      const known = touching.get(group);
      if (known) known.push(index);
      else touching.set(group, [index]);
    }
  return { directions, touching };
}

/** The farthest that a number of groups gets, up or down, by changes that nobody sees and that leave no group below 0. */
function farthest(
  groups: ReadonlySet<number>,
  counts: readonly number[],
  directions: readonly Direction[],
  { sign, enough }: { sign: 1 | -1; enough: number },
): number {
  const changed = new Map<number, number>();
  const now = (group: number): number => changed.get(group) ?? counts[group] ?? 0;
  let moved = 0;
  for (const direction of directions) {
    if (moved >= enough) return moved;
    let gain = 0;
    for (const [group, by] of direction) if (groups.has(group)) gain += by;
    if (gain === 0) continue;
    const along = gain * sign > 0 ? 1 : -1;
    let steps = Number.POSITIVE_INFINITY;
    for (const [group, by] of direction)
      if (by * along < 0) steps = Math.min(steps, Math.floor(now(group) / -(by * along)));
    if (!Number.isFinite(steps)) return Number.POSITIVE_INFINITY;
    if (steps === 0) continue;
    for (const [group, by] of direction) changed.set(group, now(group) + by * along * steps);
    moved += Math.abs(gain) * steps;
  }
  return moved;
}

/**
 * Whether the number of some groups differs by `enough` at least between two populations with the same published numbers.
 * Each end is an actual population of whole people, so that nobody can rule it out, however they calculate.
 */
export function isOpen(
  groups: readonly number[],
  system: System,
  { directions, touching }: Freedom,
  enough: number,
): boolean {
  const wanted = new Set(groups);
  const indexes = [...new Set(groups.flatMap((group) => touching.get(group) ?? []))].sort((a, b) => a - b);
  const some = indexes.flatMap((index) => directions[index] ?? []);
  const up = farthest(wanted, system.counts, some, { sign: 1, enough });
  return up + farthest(wanted, system.counts, some, { sign: -1, enough: enough - up }) >= enough;
}
