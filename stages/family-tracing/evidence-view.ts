import * as z from 'zod';
import type { Candidate as Matched } from '../../domain/tracing/matcher.ts';
import type { Birth, SoughtPerson } from '../../domain/tracing/schema.ts';
import type { Match } from '../../domain/tracing-request/tracing-request.ts';
import { transliterateName } from './reading/name.ts';
import { transliteratePlaceName } from './reading/place.ts';

/** A value as written and, if not in Latin script, a possible reading: an aid, not a spelling. */
export const WrittenSchema = z.object({ text: z.string(), latin: z.string().optional() });
type Written = z.infer<typeof WrittenSchema>;

/** One field of two persons side by side; `null` where the reader may not see it. */
export const EvidenceRowSchema = z.object({
  field: z.string(),
  agreement: z.enum(['agrees', 'partly', 'differs', 'missing']),
  bits: z.number(),
  /** A sentence that names values of both sides. */
  text: z.string().nullable(),
  sought: z.array(WrittenSchema).nullable(),
  found: z.array(WrittenSchema).nullable(),
});
export type EvidenceRow = z.infer<typeof EvidenceRowSchema>;

const PLACES = new Set(['birthPlace', 'lastPlace']);

const written = (field: string, text: string): Written => {
  const latin = PLACES.has(field) ? transliteratePlaceName(text) : transliterateName(text);
  return latin === undefined ? { text } : { text, latin };
};

function birthText({ date, year, yearRange, age, calendar }: Birth): string {
  const when = date ?? year?.toString() ?? yearRange?.join('–') ?? (age ? `${age.years} (${age.asOf})` : '');
  return calendar === undefined || calendar === 'gregory' ? when : `${when} ${calendar}`;
}

function textsOf(person: SoughtPerson, field: string): string[] {
  const relation = field.startsWith('relative.') ? field.slice('relative.'.length) : undefined;
  if (relation !== undefined)
    return (person.relatives ?? [])
      .filter((relative) => relative.relation === relation)
      .map(({ name, birthYear }) => (birthYear === undefined ? name : `${name}, ${birthYear}`));
  switch (field) {
    case 'name':
      return person.names.map(({ full }) => full);
    case 'birth':
      return person.birth === undefined ? [] : [birthText(person.birth)];
    case 'languages':
      return person.languages ?? [];
    default: {
      const value = person[field as 'sex' | 'birthPlace' | 'lastPlace' | 'nationality'];
      return value === undefined ? [] : [value];
    }
  }
}

const valuesOf = (person: SoughtPerson, field: string): Written[] =>
  textsOf(person, field).map((text) => written(field, text));

/** Both records compared field by field, for users who may see both. */
export const comparisonRows = (matched: Matched, sought: SoughtPerson, found: SoughtPerson): EvidenceRow[] =>
  matched.reasons.map(({ field, agreement, bits, text }) => ({
    field,
    agreement,
    bits,
    text,
    sought: valuesOf(sought, field),
    found: valuesOf(found, field),
  }));

/**
 * The comparison for users who may not see the found person: agreement per field and the sought person's values only.
 */
export const rowsWithoutFoundValues = (match: Match, sought: SoughtPerson | undefined): EvidenceRow[] =>
  match.reasons.map(({ field, agreement, bits }) => ({
    field,
    agreement,
    bits,
    text: null,
    sought: sought ? valuesOf(sought, field) : null,
    found: null,
  }));
