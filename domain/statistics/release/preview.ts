import canonicalize from 'canonicalize';
import * as z from 'zod';
import type { Fact } from '../../audit/audit-entry.ts';
import { InstantSchema } from '../../kernel/calendar.ts';
import type { ReleaseDefinition } from './definition.ts';
import { ReleaseDefinitionSchema } from './definition.ts';
import type { Atom } from './dimensions.ts';
import { ALL } from './dimensions.ts';
import type { Earlier, Refusal } from './protect.ts';
import { releaseTable } from './protect.ts';
import type { Cell, Values } from './table.ts';
import { CellSchema, ValuesSchema } from './table.ts';

/** Figures as somebody saw them before anything left the house. */
export const PreviewedSchema = z.object({
  at: InstantSchema,
  definition: ReleaseDefinitionSchema,
  k: z.int(),
  values: ValuesSchema,
  cells: z.array(CellSchema),
});
export type Previewed = z.infer<typeof PreviewedSchema>;

/** For how long previews are kept, and how many different ones a person may see in that time. */
export const PREVIEWS_KEPT = 'P90D';
export const MOST_PREVIEWS = 30;

/** Besides what stands in the way of a release: what this person was shown before, or that they were shown so much. */
export type PreviewRefusal = Omit<Refusal, 'because'> & {
  readonly because: Refusal['because'] | 'seen-before' | 'seen-too-much';
};

export type Preview =
  | { readonly refused: PreviewRefusal }
  | {
      readonly table: { readonly values: Values; readonly cells: readonly Cell[] };
      /** Since when these figures are shown to this person. */
      readonly asOf: string;
      readonly k: number;
    };

export const isSame = (one: ReleaseDefinition, other: ReleaseDefinition): boolean =>
  canonicalize(one) === canonicalize(other);

const totalOf = (cells: readonly Cell[]): number | null =>
  cells.find(({ at }) => at.every((one) => one === ALL))?.value ?? null;

/** In the numbers of an audit, releases stand from 1 on and previews below. */
const asEarlier = ({ definition, values, cells }: Previewed, index: number): Earlier => ({
  ...{ number: -1 - index, definition, values, cells },
});

/**
 * What somebody may see of a count before it leaves the house: what may be released, less what would tell too much together
 * with what they saw before. The same figures stay as they were first seen until at least `k` people have come or gone and
 * others can be shown, so that whoever looks again after each registration learns nothing.
 */
export function previewOf(
  definition: ReleaseDefinition,
  atoms: readonly Atom[],
  { releases, seen }: { releases: readonly Earlier[]; seen: readonly Previewed[] },
  { k, at }: { k: number; at: string },
): Preview {
  const open = releaseTable(definition, atoms, releases, k);
  if ('refused' in open) return open;
  const before = seen.findLast((one) => isSame(one.definition, definition));
  const [now, then] = [totalOf(open.table.cells), before ? totalOf(before.cells) : null];
  const unchanged: Preview | undefined = before && {
    ...{ table: { values: before.values, cells: before.cells }, asOf: before.at, k: before.k },
  };
  if (unchanged && (now === null || then === null || Math.abs(now - then) < k)) return unchanged;
  if (seen.length >= MOST_PREVIEWS)
    return {
      refused: { because: 'seen-too-much', releases: [], cell: { release: null, dimensions: [], at: [] } },
    };
  if (seen.length === 0) return { table: open.table, asOf: at, k };
  const guarded = releaseTable(definition, atoms, [...releases, ...seen.map(asEarlier)], k);
  if ('refused' in guarded) {
    if (unchanged) return unchanged;
    const { dimensions } = definition;
    const cell = { release: null, dimensions, at: dimensions.map(() => ALL) };
    return { refused: { because: 'seen-before', releases: [], cell } };
  }
  return { table: guarded.table, asOf: at, k };
}

/** A preview as it stands among what somebody read: which figures, and whether they were shown any. */
export const previewFact = ({ counts, dimensions, office }: ReleaseDefinition, refused: boolean): Fact => ({
  act: 'figures.previewed',
  details: { counts, dimensions, refused, ...(office === undefined ? {} : { office }) },
});

/** A preview as it is kept. */
export const keptOf = (
  definition: ReleaseDefinition,
  { asOf, k, table: { values, cells } }: Exclude<Preview, { refused: unknown }>,
): Previewed => ({ at: asOf, definition, k, values, cells: [...cells] });
