import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import { FlagKindSchema } from './flag.ts';

/**
 * Open work of a kind at an office: how many, the first opening and the first due date. Stage and role follow from
 * the kind: the case record is written with every commit and costs by the kilobyte.
 */
export const WaitGroupSchema = z.object({
  kind: z.string(),
  office: OfficeSchema,
  openedAt: InstantSchema,
  dueAt: InstantSchema,
  count: z.int().positive(),
});
export type WaitGroup = z.infer<typeof WaitGroupSchema>;

/** A day or instant that a stage waits for, when nobody has to do anything until then. */
export const WaitUntilSchema = z.object({ stage: StageNameSchema, at: InstantSchema });
export type WaitUntil = z.infer<typeof WaitUntilSchema>;

/**
 * What a list of cases tells of a case without reading it whole: ids, codes, counts and dates, no personal data. It
 * follows from the case and stands in its record, so that a page of a list costs one read a row.
 */
export const CaseOverviewSchema = z.object({
  /** When the last stage ended; absent while none has. */
  settledAt: InstantSchema.optional(),
  /** Active members. */
  members: z.int().min(0),
  principalId: z.string().optional(),
  /** Kinds of the flags that stand. A protection flag restricts the case. */
  flags: z.array(FlagKindSchema),
  /** Open work, oldest first. */
  waits: z.array(WaitGroupSchema),
  /** Dates that stages without open work wait for; absent of a case that was written before schema 7 of its record. */
  until: z.array(WaitUntilSchema).optional(),
  /** Who may open the case though it is restricted, or with another office; `until` when that ends. */
  readers: z.array(z.object({ id: z.string(), until: InstantSchema.optional() })),
});
export type CaseOverview = z.infer<typeof CaseOverviewSchema>;
