import type { Exposed, Shown } from './audit.ts';
import { isCounted } from './definition.ts';
import type { Atom } from './dimensions.ts';
import { ALL } from './dimensions.ts';
import type { Counted, Layout, Why } from './table.ts';
import { cellKey, placeOf } from './table.ts';

/** A release while numbers are held back one after the other. */
export interface Draft {
  readonly layout: Layout;
  readonly cells: ReadonlyMap<string, Counted>;
  readonly hidden: Map<string, Why>;
  readonly total: string;
  /** The keys of the cells that each atom adds to. */
  readonly places: readonly (readonly string[])[];
}

/** What a draft shows so far. */
export const shownBy = ({ layout, cells, hidden, places }: Draft): Shown => ({
  ...layout,
  places,
  shown: new Set([...cells.keys()].filter((key) => !hidden.has(key))),
});

/** The lines through a cell: along each dimension all cells that add up to a total, and the total. */
function linesThrough({ layout, cells }: Draft, at: readonly string[]): Counted[][] {
  return layout.definition.dimensions.map((dimension, index) =>
    [...(layout.values[dimension] ?? []), ALL].flatMap((value) => {
      const key = cellKey(at.map((one, place) => (place === index ? value : one)));
      return cells.get(key) ?? [];
    }),
  );
}

const totals = ({ at }: Counted): number => at.filter((one) => one === ALL).length;

/** The number that costs least to hold back: of the fewest people, no total, not empty. */
function cheapest(draft: Draft, among: readonly Counted[]): Counted | undefined {
  const shown = among.filter(
    ({ at, count }) => count > 0 && !draft.hidden.has(cellKey(at)) && cellKey(at) !== draft.total,
  );
  return shown.sort(
    (a, b) => totals(a) - totals(b) || a.count - b.count || (cellKey(a.at) < cellKey(b.at) ? -1 : 1),
  )[0];
}

/**
 * The next number to hold back for a cell: in a line through it with too little held back, or else in such a line through
 * what is held back there, and so on, so that what is held back closes to a ring.
 */
function nextFor(draft: Draft, from: readonly (readonly string[])[], k: number): Counted | undefined {
  const met = new Set(from.map(cellKey));
  for (let ring = [...from]; ring.length > 0; ) {
    const lines = ring.flatMap((at) => linesThrough(draft, at));
    const heldIn = (line: readonly Counted[]) =>
      line.filter(({ at, count }) => count > 0 && draft.hidden.has(cellKey(at)));
    const isThin = (line: readonly Counted[]) => {
      const held = heldIn(line);
      return held.length < 2 || held.reduce((sum, { count }) => sum + count, 0) < k;
    };
    const next = cheapest(draft, lines.filter(isThin).flat());
    if (next) return next;
    const wider = lines.flatMap(heldIn).filter(({ at }) => !met.has(cellKey(at)));
    for (const { at } of wider) met.add(cellKey(at));
    ring = wider.map(({ at }) => at);
  }
  return cheapest(draft, [...draft.cells.values()]);
}

/** Holds more back for each exposed group; tells of one that is not in this release, or for which nothing is left. */
export function holdBack(
  draft: Draft,
  atoms: readonly Atom[],
  exposed: readonly Exposed[],
  { why, k }: { why: Why; k: number },
): Exposed | undefined {
  const done = new Set<string>();
  for (const one of exposed) {
    const places = one.atoms.flatMap((index) => {
      const atom = atoms[index];
      return atom && isCounted(draft.layout.definition, atom.of) ? [placeOf(draft.layout, atom.of)] : [];
    });
    if (places.length === 0) return one;
    // What was just held back in the same line may be enough.
    const lines = places.flatMap((at) => linesThrough(draft, at)).flat();
    if (lines.some(({ at }) => done.has(cellKey(at)))) continue;
    const next = nextFor(draft, places, k);
    if (!next) return one;
    draft.hidden.set(cellKey(next.at), why);
    done.add(cellKey(next.at));
  }
  return undefined;
}
