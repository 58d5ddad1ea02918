import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import { FlagKindSchema } from './flag.ts';

/**
 * Open work of one kind at an office: the count, the earliest opening and the earliest due date. Stage and role are
 * left out because they follow from the kind, and the case record is written with every commit, at a cost per
 * kilobyte.
 */
export const WaitGroupSchema = z.object({
  kind: z.string(),
  office: OfficeSchema,
  openedAt: InstantSchema,
  dueAt: InstantSchema,
  count: z.int().positive(),
});
export type WaitGroup = z.infer<typeof WaitGroupSchema>;

/** A date or instant that a stage waits for while nobody has anything to do. */
export const WaitUntilSchema = z.object({ stage: StageNameSchema, at: InstantSchema });
export type WaitUntil = z.infer<typeof WaitUntilSchema>;

/** What of a household has a last day: a health clearance, a consent, an identity paper or a document. */
export const VALIDITY_KINDS = ['health', 'consent', 'paper', 'document'] as const;

/** The first day on which something of its kind ends with nothing in its place. */
export const ValiditySchema = z.object({ what: z.enum(VALIDITY_KINDS), until: DateSchema });
export type Validity = z.infer<typeof ValiditySchema>;

/**
 * What a list of cases shows without reading each case: ids, codes, counts and dates, no personal data. It is derived
 * from the case and stored in its record, so that a page of a list costs one read per row.
 */
export const CaseOverviewSchema = z.object({
  /** When the last stage ended; absent if none has. */
  settledAt: InstantSchema.optional(),
  /** Active members. */
  members: z.int().min(0),
  principalId: z.string().optional(),
  /** Kinds of the active flags. A protection flag restricts the case. */
  flags: z.array(FlagKindSchema),
  /** Open work, oldest first. */
  waits: z.array(WaitGroupSchema),
  /** Dates that stages without open work wait for; absent on records before schema 7. */
  until: z.array(WaitUntilSchema).optional(),
  /** What ends, one of each kind; absent on records before schema 12. */
  valid: z.array(ValiditySchema).optional(),
  /** Who may open the case although it is restricted or belongs to another office; `until` if that access ends. */
  readers: z.array(z.object({ id: z.string(), until: InstantSchema.optional() })),
});
export type CaseOverview = z.infer<typeof CaseOverviewSchema>;
