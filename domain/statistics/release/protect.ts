import type { Zeros } from './alike.ts';
import { zerosOf } from './alike.ts';
import type { Exposed, Shown } from './audit.ts';
import { exposedBy, isSmall, placesIn, toldAlike } from './audit.ts';
import type { ReleaseDefinition } from './definition.ts';
import { isCounted } from './definition.ts';
import type { Published } from './differences.ts';
import { byValue, publishedBy, regionOf, tellsTooMuch } from './differences.ts';
import type { Atom, Dimension } from './dimensions.ts';
import { ALL } from './dimensions.ts';
import type { Draft } from './hold-back.ts';
import { holdBack, shownBy } from './hold-back.ts';
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
  readonly because: 'too-few' | 'changed-too-little' | 'tells-of-others' | 'all-alike';
  readonly releases: readonly number[];
  /** The cell that it is about, and in which earlier release it stands; in this one if none is named. */
  readonly cell: {
    readonly release: number | null;
    readonly dimensions: readonly Dimension[];
    readonly at: readonly string[];
  };
}

/** What may leave the house. */
export interface ReleaseTable {
  readonly values: Values;
  readonly cells: Cell[];
}
export type Answer = { readonly table: ReleaseTable } | { readonly refused: Refusal };

/** The atoms that a cell counts. */
const atomsAt = (layout: Layout, atoms: readonly Atom[], { at }: Counted): number[] =>
  atoms.flatMap(({ of }, index) => {
    if (!isCounted(layout.definition, of)) return [];
    const place = placeOf(layout, of);
    return at.every((one, axis) => one === ALL || one === place[axis]) ? [index] : [];
  });

/** The cells with those held back that are small, and the empty ones that tell what everybody in a group is. */
function begun(layout: Layout, atoms: readonly Atom[], k: number): { draft: Draft; zeros: Zeros } {
  const cells = cellsOf(layout, within(layout.definition, atoms));
  const total = cellKey(layout.definition.dimensions.map(() => ALL));
  const isFew = (cell: Counted) => isSmall(cell, k);
  const zeros = zerosOf(layout, cells, atoms, { isFew, atomsAt: (cell) => atomsAt(layout, atoms, cell) });
  const hidden = new Map<string, Why>(zeros.held.map((key) => [key, 'complement']));
  for (const [key, cell] of cells) if (isFew(cell)) hidden.set(key, 'small');
  return { draft: { layout, cells, total, hidden, places: placesIn(layout, zeros.atoms) }, zeros };
}

const shownOf = ({ definition, values, cells }: Earlier, atoms: readonly Atom[]): Shown => ({
  ...{ definition, values, places: placesIn({ definition, values }, atoms) },
  shown: new Set(cells.flatMap(({ at, value }) => (value === null ? [] : [cellKey(at)]))),
});

/** Numbers that tell too much with one that left earlier, and which. */
function heldForDifference(draft: Draft, earlier: readonly Earlier[], k: number): Map<string, Published> {
  const published = byValue(earlier.flatMap((one) => publishedBy(one.number, one, one.cells)));
  const held = new Map<string, Published>();
  for (const [key, { at, count }] of draft.cells) {
    if (draft.hidden.has(key)) continue;
    const before = tellsTooMuch({ region: regionOf(draft.layout, at), value: count }, published, k);
    if (before) held.set(key, before);
  }
  return held;
}

/** Which of the earlier releases it is that, together with this one, exposes a group. */
function blamed(atoms: readonly Atom[], draft: Draft, earlier: readonly Earlier[], k: number): Earlier[] {
  const alone = earlier.filter(
    (one) => exposedBy(atoms, [shownBy(draft), shownOf(one, atoms)], k).length > 0,
  );
  return alone.length > 0 ? alone : [...earlier];
}

const cellIn = (layout: Layout, at: readonly string[], release: number | null): Refusal['cell'] => ({
  ...{ release, dimensions: layout.definition.dimensions, at },
});
const refusal = (because: Refusal['because'], { layout, total }: Draft): Refusal => ({
  ...{ because, releases: [], cell: cellIn(layout, total.split('|'), null) },
});

/** Why this release has to be refused when nothing is left to hold back for somebody in it or in earlier ones. */
function refusedWith(
  draft: Draft,
  atoms: readonly Atom[],
  earlier: readonly Earlier[],
  { stuck, k }: { stuck: Exposed; k: number },
): Refusal {
  const because = blamed(atoms, draft, earlier, k);
  const [first] = because;
  const atom = atoms[stuck.atoms[0] ?? -1];
  const layout = first ?? draft.layout;
  const at = atom ? placeOf(layout, atom.of) : layout.definition.dimensions.map(() => ALL);
  const cell = cellIn(layout, at, first?.number ?? null);
  return { because: 'tells-of-others', releases: because.map(({ number }) => number), cell };
}

/** Holds back until this release alone exposes nobody and tells of no group what all of it are. */
function protectAlone(draft: Draft, atoms: readonly Atom[], zeros: Zeros, k: number): Refusal | undefined {
  if (zeros.plain)
    return { ...refusal('all-alike', draft), cell: cellIn(draft.layout, zeros.plain.at, null) };
  for (;;) {
    const exposed = exposedBy(atoms, [shownBy(draft)], k);
    const told = exposed.length > 0 ? [] : toldAlike(zeros.atoms, [shownBy(draft)], zeros.alike);
    if (exposed.length === 0 && told.length === 0) return undefined;
    if (holdBack(draft, atoms, exposed, { why: 'complement', k })) return refusal('too-few', draft);
    const lines = told.map((one) => one.exposed);
    if (holdBack(draft, zeros.atoms, lines, { why: 'complement', k }))
      return { ...refusal('all-alike', draft), cell: cellIn(draft.layout, told[0]?.line.at ?? [], null) };
  }
}

/** Holds back what tells too much with one number of before; refuses if that is the number of all, or a zero. */
function holdDifferences(
  draft: Draft,
  atoms: readonly Atom[],
  earlier: readonly Earlier[],
  k: number,
): { refused: Refusal } | { beside: number[][] } {
  const differing = heldForDifference(draft, earlier, k);
  const zero = [...differing.keys()].find((key) => draft.cells.get(key)?.count === 0);
  const before = differing.get(zero ?? draft.total);
  if (before) {
    const apart = Math.abs(before.value - (draft.cells.get(zero ?? draft.total)?.count ?? 0));
    const layout = earlier.find(({ number }) => number === before.number) ?? draft.layout;
    const because = zero === undefined && apart > 0 ? 'changed-too-little' : 'all-alike';
    const cell = cellIn(layout, before.at, before.number);
    return { refused: { because, releases: [before.number], cell } };
  }
  for (const key of differing.keys()) draft.hidden.set(key, 'earlier');
  return {
    beside: [...differing.keys()].flatMap((key) => {
      const cell = draft.cells.get(key);
      return cell ? [atomsAt(draft.layout, atoms, cell)] : [];
    }),
  };
}

/** Holds back until nothing is exposed by this release together with all earlier ones. */
function protectTogether(
  draft: Draft,
  atoms: readonly Atom[],
  earlier: readonly Earlier[],
  { zeros, k }: { zeros: Zeros; k: number },
): Refusal | undefined {
  const before = earlier.map((one) => shownOf(one, zeros.atoms));
  // What earlier releases would show of people as they are now, whatever this one says.
  const already = new Set(exposedBy(atoms, before, k).flatMap(({ atoms: those }) => those));
  const alreadyAlike = new Set(toldAlike(zeros.atoms, before, zeros.alike).map(({ line }) => line));
  const alike = zeros.alike.filter((line) => !alreadyAlike.has(line));
  const found = holdDifferences(draft, atoms, earlier, k);
  if ('refused' in found) return found.refused;
  for (;;) {
    const together = [shownBy(draft), ...before];
    const exposed = exposedBy(atoms, together, k, found.beside).filter(
      ({ atoms: those }) => !those.every((one) => already.has(one)),
    );
    const told = exposed.length > 0 ? [] : toldAlike(zeros.atoms, together, alike);
    if (exposed.length === 0 && told.length === 0) return undefined;
    const lines = told.map((one) => one.exposed);
    const stuck =
      holdBack(draft, atoms, exposed, { why: 'earlier', k }) ??
      holdBack(draft, zeros.atoms, lines, { why: 'earlier', k });
    if (stuck) return refusedWith(draft, zeros.atoms, earlier, { stuck, k });
  }
}

/**
 * What of a count may leave the house: no number of fewer than `k` people or three households, and none from which one could
 * be worked out, from this release alone or together with all that left before; and nothing that tells what everybody
 * in a small group is, or that all of a larger one have a need, an outcome or a category.
 */
export function releaseTable(
  definition: ReleaseDefinition,
  atoms: readonly Atom[],
  earlier: readonly Earlier[],
  k: number,
): Answer {
  const layout = layoutOf(definition, within(definition, atoms), k);
  const { draft, zeros } = begun(layout, atoms, k);
  const before = earlier.filter(({ definition: { counts } }) => counts === definition.counts);
  const all = draft.cells.get(draft.total);
  if (!all || all.count === 0 || isSmall(all, k)) return { refused: refusal('too-few', draft) };
  const refused =
    protectAlone(draft, atoms, zeros, k) ??
    (before.length === 0 ? undefined : protectTogether(draft, atoms, before, { zeros, k }));
  if (refused) return { refused };
  const cells = [...draft.cells].map(([key, { at, count }]): Cell => {
    const why = draft.hidden.get(key);
    return { at: [...at], value: why ? null : count, ...(why ? { why } : {}) };
  });
  return { table: { values: layout.values, cells } };
}
