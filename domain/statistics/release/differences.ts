import type { Dimension } from './dimensions.ts';
import { ALL, OTHER } from './dimensions.ts';
import type { Cell, Layout } from './table.ts';

/** What one attribute has to be: one value, or none of those listed by themselves. */
type Condition = { readonly is: string } | { readonly not: readonly string[] };

/** Whom a cell counts, whichever release it is in. */
export interface Region {
  readonly conditions: ReadonlyMap<Dimension, Condition>;
  readonly months: { readonly from: string; readonly to: string } | undefined;
}

/** Whom a cell of a release counts, by its place. */
export function regionOf({ definition, values }: Layout, at: readonly string[]): Region {
  const conditions = new Map<Dimension, Condition>();
  for (const [index, dimension] of definition.dimensions.entries()) {
    const value = at[index] ?? ALL;
    if (value === OTHER)
      conditions.set(dimension, { not: (values[dimension] ?? []).filter((one) => one !== OTHER) });
    else if (value !== ALL) conditions.set(dimension, { is: value });
  }
  for (const [dimension, is] of Object.entries(definition.filters))
    conditions.set(dimension as Dimension, { is });
  if (definition.office !== undefined) conditions.set('asylum', { is: definition.office });
  return { conditions, months: definition.months };
}

function implies(inner: Condition | undefined, outer: Condition): boolean {
  if (!inner) return 'not' in outer && outer.not.length === 0;
  if ('is' in outer) return 'is' in inner && inner.is === outer.is;
  if ('is' in inner) return !outer.not.includes(inner.is);
  return outer.not.every((one) => inner.not.includes(one));
}

/** Whether everybody whom one region counts is counted by the other too. */
export function holds(outer: Region, inner: Region): boolean {
  for (const [dimension, condition] of outer.conditions)
    if (!implies(inner.conditions.get(dimension), condition)) return false;
  if (!outer.months) return true;
  return (
    inner.months !== undefined && outer.months.from <= inner.months.from && outer.months.to >= inner.months.to
  );
}

/** A number that left the house. */
export interface Published {
  readonly number: number;
  readonly region: Region;
  readonly value: number;
}

/** The numbers that a release shows. */
export const publishedBy = (number: number, layout: Layout, cells: readonly Cell[]): Published[] =>
  cells.flatMap(({ at, value }) => (value === null ? [] : [{ number, region: regionOf(layout, at), value }]));

/**
 * The earlier number that tells, together with this one, of fewer than `k` people: those who came or went since the same
 * people were counted, or those whom the larger of both counts besides.
 */
export function tellsTooMuch(
  { region, value }: Omit<Published, 'number'>,
  earlier: readonly Published[],
  k: number,
): Published | undefined {
  return earlier.find((before) => {
    const difference = Math.abs(before.value - value);
    if (difference === 0 || difference >= k) return false;
    return holds(before.region, region) || holds(region, before.region);
  });
}
