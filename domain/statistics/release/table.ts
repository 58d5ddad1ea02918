import * as z from 'zod';
import { CaseError } from '../../kernel/errors.ts';
import type { ReleaseDefinition } from './definition.ts';
import type { Atom, Attributes, Dimension } from './dimensions.ts';
import { ALL, DimensionSchema, FIXED_VALUES, OTHER } from './dimensions.ts';

/** The most cells of a release, totals included. */
export const MOST_CELLS = 2_000;

/** Why a number is held back: too few, so that no other can be worked out, or because of an earlier release. */
export const WhySchema = z.enum(['small', 'complement', 'earlier']);
export type Why = z.infer<typeof WhySchema>;

/** The values of each dimension of a release, in order. */
export const ValuesSchema = z.partialRecord(DimensionSchema, z.array(z.string()));
export type Values = z.infer<typeof ValuesSchema>;

/** A cell: its place, a value of each dimension or `*` for all, and its number; `null` if it is held back. */
export const CellSchema = z.object({
  at: z.array(z.string()),
  value: z.int().min(0).nullable(),
  why: WhySchema.optional(),
});
export type Cell = z.infer<typeof CellSchema>;

/** A release as it divides people: its definition and the values that it lists. */
export interface Layout {
  readonly definition: ReleaseDefinition;
  readonly values: Values;
}

export const cellKey = (at: readonly string[]): string => at.join('|');

/** The values of a dimension with at least `k`, by name, and one for all others. */
function commonValues(dimension: Dimension, atoms: readonly Atom[], k: number): string[] {
  const fixed = FIXED_VALUES[dimension];
  if (fixed) return [...fixed];
  const counts = new Map<string, number>();
  for (const { of, count } of atoms) counts.set(of[dimension], (counts.get(of[dimension]) ?? 0) + count);
  const common = [...counts].flatMap(([value, count]) => (count >= k ? [value] : [])).sort();
  return common.length < counts.size ? [...common, OTHER] : common;
}

/**
 * How a release divides people. A nationality, an office or any other value with fewer than `k` is not listed by itself
 * but with all others that are rare, so that not even its name says that there is somebody.
 */
export function layoutOf(definition: ReleaseDefinition, atoms: readonly Atom[], k: number): Layout {
  const values = Object.fromEntries(
    definition.dimensions.map((dimension) => [dimension, commonValues(dimension, atoms, k)]),
  ) as Values;
  const cells = definition.dimensions.reduce((most, one) => most * ((values[one]?.length ?? 0) + 1), 1);
  if (cells > MOST_CELLS)
    throw new CaseError('InvalidInput', `Expected at most ${MOST_CELLS} cells, received ${cells}.`, {
      issues: [
        { path: 'definition.dimensions', rule: `give at most ${MOST_CELLS} cells`, received: `${cells}` },
      ],
    });
  return { definition, values };
}

/** The value under which somebody is listed. */
const listed = (values: Values, dimension: Dimension, of: Attributes): string =>
  values[dimension]?.includes(of[dimension]) ? of[dimension] : OTHER;

/** The place of somebody in a release, without totals. */
export const placeOf = ({ definition, values }: Layout, of: Attributes): string[] =>
  definition.dimensions.map((dimension) => listed(values, dimension, of));

/** The place and every total that it adds to. */
export function placesOf(layout: Layout, of: Attributes): string[][] {
  return placeOf(layout, of).reduce<string[][]>(
    (before, value) =>
      before.flatMap((at) => [
        [...at, value],
        [...at, ALL],
      ]),
    [[]],
  );
}

/** A cell before anything is held back. */
export interface Counted {
  readonly at: readonly string[];
  count: number;
  readonly cases: Set<number>;
}

/** Every cell of a release, the empty ones and the totals included. */
export function cellsOf(layout: Layout, atoms: readonly Atom[]): Map<string, Counted> {
  const places = layout.definition.dimensions.reduce<string[][]>(
    (before, one) =>
      before.flatMap((at) => [...(layout.values[one] ?? []), ALL].map((value) => [...at, value])),
    [[]],
  );
  const cells = new Map(
    places.map((at): [string, Counted] => [cellKey(at), { at, count: 0, cases: new Set() }]),
  );
  for (const { of, count, cases } of atoms)
    for (const at of placesOf(layout, of)) {
      const cell = cells.get(cellKey(at));
      if (!cell) continue;
      cell.count += count;
      for (const one of cases) cell.cases.add(one);
    }
  return cells;
}
