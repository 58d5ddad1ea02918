import * as z from 'zod';
import type { RightsRequest } from '../case/rights-request.ts';
import { DateSchema, dateOf, datePlus } from '../kernel/calendar.ts';

/**
 * What can still hold something of an erased record for a time, because it belongs to no single record: answers that are
 * kept for a repeated call, messages that were on their way, intake files of the day, and backups, which nobody can read
 * without the keys of that time.
 */
const LEFTOVERS = ['answers', 'messages', 'intake-files', 'backups'] as const;

export const LeftoverSchema = z.object({ what: z.enum(LEFTOVERS), until: DateSchema });
export type Leftover = z.infer<typeof LeftoverSchema>;

/** Two days, and two in which DynamoDB deletes what has expired. */
const ANSWERS_KEPT = 'P4D';
/** As long as mail servers and carriers try; unverified, since each decides for itself. */
const MESSAGES_PASS = 'P3D';
/** The day, and two more: an import of that day can be undone until then. */
const INTAKE_KEPT = 'P3D';

/** What can still exist after an erasure, each with the last day on which it can. */
export function leftoversOf({ at, backupsUntil }: NonNullable<RightsRequest['carriedOut']>): Leftover[] {
  const day = dateOf(at);
  return [
    { what: 'answers', until: datePlus(day, ANSWERS_KEPT) },
    { what: 'messages', until: datePlus(day, MESSAGES_PASS) },
    { what: 'intake-files', until: datePlus(day, INTAKE_KEPT) },
    { what: 'backups', until: backupsUntil },
  ];
}
