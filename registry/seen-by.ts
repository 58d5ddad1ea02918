import * as z from 'zod';
import { FieldClassSchema } from '../domain/case/field-class.ts';
import { DateSchema } from '../domain/kernel/calendar.ts';

/** Who looked at a case on a day, by what they are and where, never by name; and what they saw. */
export const SeenBySchema = z.object({
  day: DateSchema,
  by: z.enum(['staff', 'sponsor', 'partner-system', 'kinbridge']),
  /** The office of staff, if it is one of the case's; null for another, or one that is not known any more. */
  office: z.string().nullable(),
  classes: z.array(FieldClassSchema),
  times: z.int().positive(),
});
export type SeenBy = z.infer<typeof SeenBySchema>;

/** One reading of a case, as it stands under the case. */
export interface Reading {
  readonly reader: string;
  readonly kind: string;
  readonly day: string;
  readonly fields: readonly string[];
}

const whatIs = ({ reader, kind }: Reading): SeenBy['by'] => {
  if (reader.startsWith('client-')) return 'partner-system';
  if (kind === 'sponsor') return 'sponsor';
  return kind === 'platform' ? 'kinbridge' : 'staff';
};

/** Readings told to the person whose case it is: together by day, kind of reader and office, the newest day first. */
export function seenBy(
  readings: readonly Reading[],
  officeOf: (reader: string) => string | undefined,
): SeenBy[] {
  const together = new Map<string, SeenBy>();
  for (const reading of readings) {
    const by = whatIs(reading);
    const office = by === 'staff' ? (officeOf(reading.reader) ?? null) : null;
    const key = `${reading.day} ${by} ${office}`;
    const before = together.get(key);
    const seen = FieldClassSchema.options.filter(
      (field) => reading.fields.includes(field) || before?.classes.includes(field),
    );
    together.set(key, { day: reading.day, by, office, classes: seen, times: (before?.times ?? 0) + 1 });
  }
  return [...together.values()].sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0));
}
