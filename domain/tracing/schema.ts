import * as z from 'zod';

/** Aborts, so that the calendar is only consulted for well-formed dates. */
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, {
  abort: true,
  message: 'expected a date YYYY-MM-DD in the stated calendar',
});
const year = z.int().min(1).max(2600);
const text = z.string().trim().min(1).max(200);
const pii = { pii: true } as const;

export const CALENDARS = ['gregory', 'persian', 'islamic-umalqura', 'ethiopic'] as const;

/**
 * What is known about a birth: a date or year in the stated calendar (Gregorian by default), a range of years, or an
 * age on a day. `age.asOf` is a Gregorian date.
 */
export const BirthSchema = z
  .strictObject({
    date: isoDate.optional(),
    year: year.optional(),
    yearRange: z.tuple([year, year]).optional(),
    age: z.strictObject({ years: z.int().min(0).max(120), asOf: isoDate }).optional(),
    calendar: z.enum(CALENDARS).optional(),
  })
  .refine((birth) => birth.yearRange === undefined || birth.yearRange[0] <= birth.yearRange[1], {
    path: ['yearRange'],
    message: 'expected the earlier year first',
  })
  .meta(pii);
export type Birth = z.infer<typeof BirthSchema>;

export const NameSchema = z.strictObject({
  full: text.meta(pii),
  kind: z.enum(['registered', 'alias', 'nickname']),
});
export type PersonName = z.infer<typeof NameSchema>;

export const RELATIONS = ['mother', 'father', 'grandfather', 'spouse', 'child', 'sibling', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

/** A relative of the person: "mother" is the person's mother. */
export const RelativeSchema = z.strictObject({
  relation: z.enum(RELATIONS),
  name: text.meta(pii),
  birthYear: year.optional(),
});
export type Relative = z.infer<typeof RelativeSchema>;

const description = {
  names: z.array(NameSchema).min(1).max(20),
  sex: z.enum(['f', 'm', 'x', 'u']).optional(),
  birth: BirthSchema.optional(),
  birthPlace: text.optional().meta(pii),
  lastPlace: text.optional().meta(pii),
  nationality: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected an ISO 3166-1 alpha-3 code')
    .optional(),
  languages: z.array(text).max(20).optional(),
  relatives: z.array(RelativeSchema).max(60).optional(),
};

/** A sought person: everything except the names may be unknown. */
export const SoughtPersonSchema = z.strictObject(description);
export type SoughtPerson = z.infer<typeof SoughtPersonSchema>;

/** A person of the registry. */
export const TracedPersonSchema = z.strictObject({ id: text, ...description });
export type TracedPerson = z.infer<typeof TracedPersonSchema>;

/** A tracing request. `seeker.relation` is what the seeker is to the sought person. */
export const TracingQuerySchema = z.strictObject({
  id: text,
  seeker: z.strictObject({ name: text.meta(pii), relation: z.enum(RELATIONS) }).optional(),
  sought: SoughtPersonSchema,
});
export type TracingQuery = z.infer<typeof TracingQuerySchema>;
