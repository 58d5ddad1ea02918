import * as z from 'zod';

/** By what a release can divide people. Each has one value for everybody, so that the parts add up to the whole. */
export const DIMENSIONS = [
  'age',
  'sex',
  'nationality',
  'need',
  'asylum',
  'destination',
  'programme',
  'stage',
  'outcome',
  'category',
] as const;
export const DimensionSchema = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof DimensionSchema>;

/** Those by which cases can be divided: the others differ between the members of a household. */
export const CASE_DIMENSIONS: readonly Dimension[] = [
  'asylum',
  'destination',
  'programme',
  'stage',
  'outcome',
  'category',
];

/** The age groups of UNHCR's population statistics: the first year of each. */
export const AGE_GROUPS = [
  ['0-4', 0],
  ['5-11', 5],
  ['12-17', 12],
  ['18-59', 18],
  ['60+', 60],
] as const;

export const ageGroup = (age: number): string =>
  AGE_GROUPS.findLast(([, from]) => age >= from)?.[0] ?? AGE_GROUPS[0][0];

/** Values that are always listed in this order; of all other dimensions those that are common enough. */
export const FIXED_VALUES: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  age: AGE_GROUPS.map(([group]) => group),
  sex: ['f', 'm', 'x', 'u'],
  need: ['yes', 'no'],
};

/** All values together, and all that are not listed by themselves. */
export const ALL = '*';
export const OTHER = 'other';

/** What a row says about where somebody belongs: every dimension, and the month of registration. */
export type Attributes = Readonly<Record<Dimension | 'month', string>>;

/** People (or cases) who are alike in everything that a release or an earlier one looks at. */
export interface Atom {
  readonly of: Attributes;
  readonly count: number;
  /** The cases they belong to, each by a number of its own. */
  readonly cases: readonly number[];
}
