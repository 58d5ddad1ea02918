import type { Atom, Dimension } from './dimensions.ts';
import { ALL, OTHER } from './dimensions.ts';
import type { Counted, Layout } from './table.ts';
import { cellKey } from './table.ts';

/** What may be known of everybody in a group; any other value of these dimensions may not. */
const HARMLESS: Readonly<Partial<Record<Dimension, string>>> = {
  need: 'no',
  outcome: 'none-yet',
  category: 'none-yet',
};

/** Whether nobody may learn that everybody in a group, however large, has this value. */
export const isSensitive = (dimension: Dimension, value: string): boolean =>
  HARMLESS[dimension] !== undefined && HARMLESS[dimension] !== value;

/** A line along one dimension: the cells that add up to a total. */
interface Line {
  readonly dimension: Dimension;
  readonly total: Counted;
  readonly parts: readonly Counted[];
}

function linesOf({ definition, values }: Layout, cells: ReadonlyMap<string, Counted>): Line[] {
  return definition.dimensions.flatMap((dimension, axis) => {
    // What everybody has in common by the definition of the release is no secret.
    if (definition.filters[dimension] !== undefined) return [];
    if (dimension === 'asylum' && definition.office !== undefined) return [];
    return [...cells.values()]
      .filter(({ at, count }) => at[axis] === ALL && count > 0)
      .map((total) => ({
        dimension,
        total,
        parts: (values[dimension] ?? []).flatMap(
          (value) => cells.get(cellKey(total.at.map((one, index) => (index === axis ? value : one)))) ?? [],
        ),
      }));
  });
}

/** People who are all in one cell of a line, which nobody may learn: where else they might be, by their atoms. */
export interface Alike {
  /** The only cell of the line that is not empty. */
  readonly at: readonly string[];
  /** For each other cell of the line, atoms of nobody: the same people, if they were there. */
  readonly elsewhere: readonly (readonly number[])[];
}

/** What has to be held back or kept open because of the zeros of a table. */
export interface Zeros {
  /** The empty cells that are held back. */
  readonly held: readonly string[];
  readonly alike: readonly Alike[];
  /** The atoms of the count, then those of nobody, of which `Alike` speaks. */
  readonly atoms: readonly Atom[];
  /** A cell in which everybody is by the only value that there is, if that must not be known. */
  readonly plain: Counted | undefined;
}

const keyOf = (of: Atom['of']): string => JSON.stringify(Object.entries(of).sort());

/**
 * The zeros that tell what everybody in a group is. A line with one cell that is not empty tells it of all of them: "group
 * disclosure" (Handbook on Statistical Disclosure Control, 5.2, https://sdctools.github.io/HandbookSDC/05-frequency-tables.html).
 * So the empty cells of a line are held back like small numbers if its people are too few to be counted, or if they are
 * all alike in a need, an outcome or a submission category, however many they are; and it has to stay possible that
 * some of them are in another cell.
 */
export function zerosOf(
  layout: Layout,
  cells: ReadonlyMap<string, Counted>,
  atoms: readonly Atom[],
  { isFew, atomsAt }: { isFew(cell: Counted): boolean; atomsAt(cell: Counted): readonly number[] },
): Zeros {
  const held = new Set<string>();
  const alike: Alike[] = [];
  const all = [...atoms];
  const met = new Map<string, number>();
  let plain: Counted | undefined;
  /** The same person with another value: nobody yet. */
  const nobody = (from: number, dimension: Dimension, value: string): number[] => {
    const unlisted = atoms.find(({ of }) => !layout.values[dimension]?.includes(of[dimension]));
    const code = value === OTHER ? unlisted?.of[dimension] : value;
    const of = all[from]?.of;
    if (!of || code === undefined) return [];
    const other = { ...of, [dimension]: code };
    const index = met.get(keyOf(other)) ?? all.length;
    if (index === all.length) all.push({ of: other, count: 0, cases: [] });
    met.set(keyOf(other), index);
    return [index];
  };
  for (const { dimension, total, parts } of linesOf(layout, cells)) {
    const axis = layout.definition.dimensions.indexOf(dimension);
    const [only, another] = parts.filter(({ count }) => count > 0);
    const secret = only && !another && isSensitive(dimension, only.at[axis] ?? '');
    if (!secret && !isFew(total)) continue;
    const empty = parts.filter(({ count }) => count === 0);
    for (const { at } of empty) held.add(cellKey(at));
    if (!only || another) continue;
    if (empty.length === 0 && secret) plain ??= only;
    if (empty.length === 0) continue;
    const people = atomsAt(only);
    alike.push({
      at: only.at,
      elsewhere: empty.map(({ at }) => people.flatMap((one) => nobody(one, dimension, at[axis] ?? ''))),
    });
  }
  return { held: [...held], alike, atoms: all, plain };
}
