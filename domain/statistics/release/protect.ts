import type { Exposed, Shown } from './audit.ts';
import { exposedBy, isSmall } from './audit.ts';
import type { ReleaseDefinition } from './definition.ts';
import { isCounted } from './definition.ts';
import { publishedBy, regionOf, tellsTooMuch } from './differences.ts';
import type { Atom } from './dimensions.ts';
import { ALL } from './dimensions.ts';
import { within } from './rows.ts';
import type { Cell, Counted, Layout, Values, Why } from './table.ts';
import { cellKey, cellsOf, layoutOf, placeOf } from './table.ts';

/** A release that left the house, as it was written down. */
export interface Earlier {
  readonly number: number;
  readonly definition: ReleaseDefinition;
  readonly values: Values;
  readonly cells: readonly Cell[];
}

/** Why nothing can be released, and which earlier releases stand in the way. */
export interface Refusal {
  readonly because: 'too-few' | 'changed-too-little' | 'tells-of-others';
  readonly releases: readonly number[];
  /** The cell of that release, or of this one, by its place. */
  readonly at: readonly string[];
}

/** What may leave the house. */
export interface ReleaseTable {
  readonly values: Values;
  readonly cells: Cell[];
}
export type Answer = { readonly table: ReleaseTable } | { readonly refused: Refusal };

/** A release while numbers are held back one after the other. */
interface Draft {
  readonly layout: Layout;
  readonly cells: ReadonlyMap<string, Counted>;
  readonly hidden: Map<string, Why>;
  readonly total: string;
}

const shownBy = ({ layout, cells, hidden }: Draft): Shown => ({
  ...layout,
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
function holdBack(
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

const draftOf = (layout: Layout, atoms: readonly Atom[], k: number): Draft => {
  const cells = cellsOf(layout, within(layout.definition, atoms));
  const small = [...cells].filter(([, cell]) => isSmall(cell, k));
  const total = cellKey(layout.definition.dimensions.map(() => ALL));
  return { layout, cells, total, hidden: new Map(small.map(([key]) => [key, 'small'])) };
};

const shownOf = ({ definition, values, cells }: Earlier): Shown => ({
  ...{ definition, values },
  shown: new Set(cells.flatMap(({ at, value }) => (value === null ? [] : [cellKey(at)]))),
});

/** Numbers that tell, with one that left earlier, of fewer than `k` who came, went or were not counted there. */
function heldForDifference(draft: Draft, earlier: readonly Earlier[], k: number): Map<string, number> {
  const published = earlier.flatMap((one) => publishedBy(one.number, one, one.cells));
  const held = new Map<string, number>();
  for (const [key, { at, count }] of draft.cells) {
    if (draft.hidden.has(key)) continue;
    const before = tellsTooMuch({ region: regionOf(draft.layout, at), value: count }, published, k);
    if (before) held.set(key, before.number);
  }
  return held;
}

/** The atoms that a cell counts. */
const atomsAt = (draft: Draft, atoms: readonly Atom[], { at }: Counted): number[] =>
  atoms.flatMap(({ of }, index) => {
    if (!isCounted(draft.layout.definition, of)) return [];
    const place = placeOf(draft.layout, of);
    return at.every((one, axis) => one === ALL || one === place[axis]) ? [index] : [];
  });

/** Which of the earlier releases it is that, together with this one, exposes a group. */
function blamed(atoms: readonly Atom[], draft: Draft, earlier: readonly Earlier[], k: number): number[] {
  const alone = earlier.filter((one) => exposedBy(atoms, [shownBy(draft), shownOf(one)], k).length > 0);
  return (alone.length > 0 ? alone : earlier).map(({ number }) => number);
}

const placeIn = (layout: Layout, atoms: readonly Atom[], { atoms: [first] }: Exposed): string[] => {
  const atom = first === undefined ? undefined : atoms[first];
  return atom ? placeOf(layout, atom.of) : [];
};

/** Holds back until nothing is exposed, first by this release alone, then together with all earlier ones. */
function protect(
  draft: Draft,
  atoms: readonly Atom[],
  earlier: readonly Earlier[],
  k: number,
): Refusal | undefined {
  for (let exposed: Exposed[]; ; ) {
    exposed = exposedBy(atoms, [shownBy(draft)], k);
    if (exposed.length === 0) break;
    if (holdBack(draft, atoms, exposed, { why: 'complement', k }))
      return { because: 'too-few', releases: [], at: draft.total.split('|') };
  }
  if (earlier.length === 0) return undefined;
  const before = earlier.map(shownOf);
  // What earlier releases would show of people as they are now, whatever this one says.
  const already = new Set(exposedBy(atoms, before, k).flatMap(({ atoms: those }) => those));
  const differing = heldForDifference(draft, earlier, k);
  const changed = differing.get(draft.total);
  if (changed !== undefined)
    return { because: 'changed-too-little', releases: [changed], at: draft.total.split('|') };
  for (const key of differing.keys()) draft.hidden.set(key, 'earlier');
  const beside = [...differing.keys()].flatMap((key) => {
    const cell = draft.cells.get(key);
    return cell ? [atomsAt(draft, atoms, cell)] : [];
  });
  for (;;) {
    const exposed = exposedBy(atoms, [shownBy(draft), ...before], k, beside).filter(
      ({ atoms: those }) => !those.every((one) => already.has(one)),
    );
    if (exposed.length === 0) return undefined;
    const stuck = holdBack(draft, atoms, exposed, { why: 'earlier', k });
    if (stuck) {
      const releases = blamed(atoms, draft, earlier, k);
      const first = earlier.find(({ number }) => number === releases[0]);
      return { because: 'tells-of-others', releases, at: placeIn(first ?? draft.layout, atoms, stuck) };
    }
  }
}

/**
 * What of a count may leave the house: no number of fewer than `k` people or three households, and none from which one could
 * be worked out, from this release alone or together with all that left before.
 */
export function releaseTable(
  definition: ReleaseDefinition,
  atoms: readonly Atom[],
  earlier: readonly Earlier[],
  k: number,
): Answer {
  const layout = layoutOf(definition, within(definition, atoms), k);
  const draft = draftOf(layout, atoms, k);
  const alike = earlier.filter(({ definition: { counts } }) => counts === definition.counts);
  if (draft.hidden.has(draft.total) || draft.cells.get(draft.total)?.count === 0)
    return { refused: { because: 'too-few', releases: [], at: draft.total.split('|') } };
  const refused = protect(draft, atoms, alike, k);
  if (refused) return { refused };
  const cells = [...draft.cells].map(([key, { at, count }]): Cell => {
    const why = draft.hidden.get(key);
    return { at: [...at], value: why ? null : count, ...(why ? { why } : {}) };
  });
  return { table: { values: layout.values, cells } };
}
