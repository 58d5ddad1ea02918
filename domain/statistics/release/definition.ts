import * as z from 'zod';
import { OfficeSchema } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/invalid-input.ts';
import { ProgrammeSchema } from '../../policy/policy.ts';
import type { Attributes, Dimension } from './dimensions.ts';
import { CASE_DIMENSIONS, DimensionSchema } from './dimensions.ts';

const MonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03');
const CodeSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+-]{0,59}$/, 'a code');

/** What a release counts: whom, of which office, by what, and registered when. */
export const ReleaseDefinitionSchema = z.strictObject({
  counts: z.enum(['persons', 'cases']),
  dimensions: z.array(DimensionSchema).min(1).max(3),
  /** The office of asylum; all offices if absent. */
  office: OfficeSchema.optional(),
  /** Only those with this value of a dimension. */
  filters: z.partialRecord(DimensionSchema, CodeSchema).default({}),
  /** Registered in these months, both included; ever if absent. */
  months: z.strictObject({ from: MonthSchema, to: MonthSchema }).optional(),
});
export type ReleaseDefinition = z.infer<typeof ReleaseDefinitionSchema>;

/** Refuses what cannot be counted, with the field and the rule. */
export function refuseDefinition({ counts, dimensions, filters, months }: ReleaseDefinition): void {
  if (new Set(dimensions).size < dimensions.length)
    throw invalid('definition.dimensions', 'names each dimension once', 'one twice');
  const used = [...dimensions, ...(Object.keys(filters) as Dimension[])];
  const personal = used.find((one) => counts === 'cases' && !CASE_DIMENSIONS.includes(one));
  if (personal !== undefined)
    throw invalid('definition.dimensions', 'has one value for a whole case when cases are counted', personal);
  const { programme } = filters;
  if (programme !== undefined && !ProgrammeSchema.safeParse(programme).success)
    throw invalid('definition.filters.programme', 'is a programme', programme);
  if (months && months.from > months.to)
    throw invalid('definition.months', 'begins before it ends', 'an end before the beginning');
}

/** Whether somebody belongs to those whom a release counts. */
export function isCounted({ office, filters, months }: ReleaseDefinition, of: Attributes): boolean {
  if (office !== undefined && of.asylum !== office) return false;
  if (months && (of.month < months.from || of.month > months.to)) return false;
  return Object.entries(filters).every(([dimension, value]) => of[dimension as Dimension] === value);
}

/** The attributes that have to be known to say whom these releases count, and where. */
export function attributesOf(definitions: readonly ReleaseDefinition[]): Set<keyof Attributes> {
  const used = new Set<keyof Attributes>();
  for (const { dimensions, filters, office, months } of definitions) {
    for (const one of [...dimensions, ...(Object.keys(filters) as Dimension[])]) used.add(one);
    if (office !== undefined) used.add('asylum');
    if (months) used.add('month');
  }
  return used;
}
