import * as z from 'zod';
import { InstantSchema } from '../calendar.ts';
import { WorkItemSchema } from '../work-item/work-item.ts';
import { FlagKindSchema } from './flag.ts';

/** Open work as a list shows it. */
export const WaitSchema = WorkItemSchema.pick({
  kind: true,
  stage: true,
  role: true,
  office: true,
  openedAt: true,
  dueAt: true,
});
export type Wait = z.infer<typeof WaitSchema>;

/**
 * What a list of cases tells of a case without reading it whole: ids, codes, counts and dates, no personal data. It
 * follows from the case and stands in its head, so that a page of a list costs one read a row.
 */
export const CaseOverviewSchema = z.object({
  /** Active members. */
  members: z.int().min(0),
  principalId: z.string().optional(),
  /** Kinds of the flags that stand. A protection flag restricts the case. */
  flags: z.array(FlagKindSchema),
  /** Open work, oldest first, at most 40. */
  waits: z.array(WaitSchema),
  /** Who may open the case though it is restricted, or with another office; `until` when that ends. */
  readers: z.array(z.object({ id: z.string(), until: InstantSchema.optional() })),
});
export type CaseOverview = z.infer<typeof CaseOverviewSchema>;
