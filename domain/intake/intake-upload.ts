import * as z from 'zod';
import { dateOf, minus, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';

/** The most parts of one upload, and the most bytes of a part: what one call of an import can read. */
const MAX_PARTS = 1000;
export const MAX_PART_BYTES = 4_000_000;

export const PartSizesSchema = z.array(z.int().min(1).max(MAX_PART_BYTES)).min(1).max(MAX_PARTS);

/** An intake file that is sent once, in parts, and then read for the dry run and for the registration. */
export const IntakeUploadSchema = z.object({
  uploadId: z.string(),
  /** Who sends it: nobody else reads it. */
  by: z.string(),
  at: z.string(),
  /** The bytes of each part. */
  parts: PartSizesSchema,
});
export type IntakeUpload = z.infer<typeof IntakeUploadSchema>;

/** How long an upload can be imported; what is imported can be undone for a day after that. */
const USED_WITHIN = 'P1D';
/** Longer than both, counted from the end of the day of the upload. */
const KEPT = 'P2D';
/** The record goes after the parts. */
export const recordKeptUntil = (at: string): string => plus(at, 'P4D');

/** Where the parts lie: by day, so that those whose time is over are found without looking at the others. */
export const placeOf = ({ at, uploadId }: Pick<IntakeUpload, 'at' | 'uploadId'>): string =>
  `${dateOf(at)}/${uploadId}`;

/** Parts of days before this one are removed: nothing imported from them can be undone any more. */
export const keptSince = (now: string): string => dateOf(minus(now, KEPT));

/** Throws NotFound for an upload of somebody else, and for one whose time is over. */
export function refuseForeignUpload({ by, at, uploadId }: IntakeUpload, asking: string, now: string): void {
  if (by === asking && Date.parse(now) <= Date.parse(plus(at, USED_WITHIN))) return;
  throw new CaseError('NotFound', `Expected an upload of one's own of the last day, received ${uploadId}.`);
}
