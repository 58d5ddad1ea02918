import * as z from 'zod';
import { DateSchema, dateOf, InstantSchema, plus } from '../kernel/calendar.ts';
import type { MakeIdentifier } from '../kernel/identifier.ts';

/** The longest that a backup is kept (docs/embedded-host.md, "Backups"): after that, nothing erased is in any. */
const BACKUPS_KEPT = 'P35D';

/** The day on which the last backup expires that was made before an erasure. */
export const backupsUntil = (erasedAt: string): string => dateOf(plus(erasedAt, BACKUPS_KEPT));

/**
 * One line of the ledger of erasures: whose key was destroyed, when, and on which request. It is kept for good, and
 * whoever restores an older backup replays it first. Ids only.
 */
export const ErasureLineSchema = z.strictObject({
  owner: z.string().regex(/^(case|sponsor)-[0-9a-z]{20}(\/person-[0-9a-z]{20})?$/),
  requestId: z.string(),
  at: InstantSchema,
  backupsUntil: DateSchema,
  /** What only the installation can make of the rest: that the erasure was begun, and not only written here. */
  mark: z.string().max(200).optional(),
});
export type ErasureLine = z.infer<typeof ErasureLineSchema>;

/** The mark of a line: made with the key of ids, which is in every backup, and is never changed. */
export const markOf = (
  keyed: MakeIdentifier,
  { owner, requestId, at, backupsUntil: until }: Omit<ErasureLine, 'mark'>,
): string => keyed('erasure', owner, requestId, at, until);

/** The folder of the archive that holds the ledger, a file a line. */
export const LEDGER = 'erasures';

/**
 * The name of a line. An owner is erased once, so there is one; where something else was put in its place, which nobody
 * can remove, the next name is taken.
 */
export const ledgerName = (owner: string, place = 1): string =>
  `${LEDGER}/${owner.replace('/', '.')}${place === 1 ? '' : `.${place}`}.json`;
