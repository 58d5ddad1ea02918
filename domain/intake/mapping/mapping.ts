import * as z from 'zod';
import type { ColumnKey } from '../columns.ts';
import { COLUMN_KEYS } from '../columns.ts';
import { BirthCalendarSchema } from '../written-date.ts';

/** Where the value of a field comes from. */
export const MappedFieldSchema = z.strictObject({
  /** Columns of the file by their header, or paths of a JSON file; several are joined by a blank. */
  from: z.array(z.string().min(1).max(200)).max(5).default([]),
  /** What stands between several values in one cell. */
  split: z.string().min(1).max(3).optional(),
  /** What a value of the file is here; letter case and outer spaces do not matter. */
  codes: z.record(z.string().min(1).max(200), z.string().max(100)).default({}),
  /** The value where the file has none: a fixed one, if no column is named. */
  otherwise: z.string().max(200).optional(),
  /** The number is an age in years; it becomes an estimated year of birth. */
  isAge: z.literal(true).optional(),
});
export type MappedField = z.infer<typeof MappedFieldSchema>;

/**
 * How the files of an office are read: for each field of an intake file the columns (or paths) that it comes from. It
 * holds names of columns and codes, nothing about a person.
 */
export const MappingSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** JSON only: the repeated group with one entry a person; without it, each record is a person. */
  repeat: z.string().max(200).optional(),
  fields: z.partialRecord(z.enum(COLUMN_KEYS as [ColumnKey, ...ColumnKey[]]), MappedFieldSchema),
  /** Which number comes first in a date that can mean two days. */
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
  /** The calendar of the dates of birth. */
  calendar: BirthCalendarSchema.optional(),
});
export type Mapping = z.infer<typeof MappingSchema>;

/** A mapping as an office keeps it. */
export const KeptMappingSchema = z.object({
  id: z.string(),
  office: z.string(),
  version: z.int().positive(),
  /** Who saved it last, and when. */
  by: z.string(),
  at: z.string(),
  mapping: MappingSchema,
});
export type KeptMapping = z.infer<typeof KeptMappingSchema>;

/** The columns or paths that a mapping reads. */
export const sourcesOf = ({ fields }: Mapping): string[] => [
  ...new Set(Object.values(fields).flatMap((field) => field?.from ?? [])),
];
