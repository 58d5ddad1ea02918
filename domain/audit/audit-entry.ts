import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { ERROR_NAMES } from '../kernel/errors.ts';

/**
 * One thing that happened, in codes and ids. `details` holds codes, numbers, dates and field names, never values of
 * personal fields.
 */
export const FactSchema = z.object({
  /** Past tense, for example `work-item.decided`. */
  act: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  subject: z.string().optional(),
  details: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional(),
});
export type Fact = z.infer<typeof FactSchema>;

/**
 * What the value of a fact looks like if it is a code, an id, a number, a date or a field name: one word without
 * blanks, such as any name of an office. Anything typed by a person belongs in the record, where it can be erased; the audit cannot be erased.
 */
const CODE = /^[a-z0-9][A-Za-z0-9]*(?:[-_.:/#@+~]+[A-Za-z0-9]+)*-*$/;
/** Codes of states and countries, and names of engine errors. */
const CAPITALS = /^[A-Z]{2,}(?:_[A-Z]+)*$/;
const ENGINE_ERROR = /^(?:States|Lambda)\.[A-Za-z.]+$/;
const MAX_CODE = 200;

export const isCode = (text: string): boolean =>
  text.length <= MAX_CODE &&
  (CODE.test(text) ||
    CAPITALS.test(text) ||
    ENGINE_ERROR.test(text) ||
    (ERROR_NAMES as readonly string[]).includes(text));

/** The text if it is a code; otherwise only a mark that it was not one. */
export const codeOf = (text: string): string => (isCode(text) ? text : 'no-code');

/** Where facts hold anything but codes, ids, numbers and dates: by act and field, never the value. */
export const freeTextIn = (facts: readonly Fact[]): string[] =>
  facts.flatMap(({ act, subject, details = {} }) => [
    ...(subject === undefined || subject === '' || isCode(subject) ? [] : [`${act} subject`]),
    ...Object.entries(details)
      .filter(([, value]) => [value].flat().some((one) => typeof one === 'string' && !isCode(one)))
      .map(([field]) => `${act} ${field}`),
  ]);

/** One link of a case's audit chain: everything that one commit did. */
export const AuditEntrySchema = z.object({
  type: z.literal('audit-entry'),
  schema: z.literal(1),
  caseId: z.string(),
  seq: z.int().positive(),
  at: InstantSchema,
  actor: z.object({ id: z.string(), kind: z.enum(['staff', 'sponsor', 'platform']) }),
  command: z.string(),
  facts: z.array(FactSchema).min(1),
  /** What the commit left behind: the digest of each record of its owner by name (`state-digest.ts`). */
  left: z.record(z.string(), z.string()).optional(),
  prevHash: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;
