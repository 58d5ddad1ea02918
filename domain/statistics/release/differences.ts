import { isSensitive } from './alike.ts';
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

/** A number that left the house, and its place in its release. */
export interface Published {
  readonly number: number;
  readonly at: readonly string[];
  readonly region: Region;
  readonly value: number;
}

/** The numbers that a release shows. */
export const publishedBy = (number: number, layout: Layout, cells: readonly Cell[]): Published[] =>
  cells.flatMap(({ at, value }) =>
    value === null ? [] : [{ number, at, region: regionOf(layout, at), value }],
  );

/** Numbers that left the house, found by how large they are. */
export type ByValue = ReadonlyMap<number, readonly Published[]>;
export const byValue = (published: readonly Published[]): ByValue =>
  Map.groupBy(published, ({ value }) => value);

const conditionsBeside = (outer: Region, inner: Region): [Dimension, Condition][] =>
  [...inner.conditions].filter(([dimension]) => !outer.conditions.has(dimension));

type Figure = Pick<Published, 'region' | 'value'>;

/** Whether two equal numbers tell that everybody has what only one of them asks for, and may not be known of all. */
const tellOfAll = (one: Figure, other: Figure): boolean =>
  [[one.region, other.region] as const, [other.region, one.region] as const].some(
    ([outer, inner]) =>
      holds(outer, inner) &&
      conditionsBeside(outer, inner).some(
        ([dimension, condition]) => 'is' in condition && isSensitive(dimension, condition.is),
      ),
  );

/** Whether a zero tells that everybody whom the larger number counts has a need: none of them is without. */
const tellsOfNeed = (zero: Region, outer: Region): boolean => {
  const need = zero.conditions.get('need');
  if (!need || !('is' in need) || need.is !== 'no' || outer.conditions.has('need')) return false;
  const others = new Map([...zero.conditions].filter(([dimension]) => dimension !== 'need'));
  return holds({ ...zero, conditions: others }, outer);
};

/**
 * The earlier number that tells too much together with this one: of fewer than `k` people, who came or went since the same
 * people were counted or whom the larger of both counts besides; or that everybody in a group has a need, an outcome
 * or a category.
 */
export function tellsTooMuch(now: Figure, earlier: ByValue, k: number): Published | undefined {
  const { region, value } = now;
  const found: Published[] = [];
  for (let other = Math.max(0, value - k + 1); other < value + k; other += 1)
    for (const before of earlier.get(other) ?? []) {
      if (before.number >= (found[0]?.number ?? Number.POSITIVE_INFINITY)) continue;
      const tells =
        other === value
          ? value > 0 && tellOfAll(now, before)
          : holds(before.region, region) || holds(region, before.region);
      if (tells) found[0] = before;
    }
  if (found[0]) return found[0];
  if (value > 0) return earlier.get(0)?.find((zero) => tellsOfNeed(zero.region, region));
  if (region.conditions.get('need') === undefined) return undefined;
  return [...earlier.values()]
    .flat()
    .find((before) => before.value > 0 && tellsOfNeed(region, before.region));
}
