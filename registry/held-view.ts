import * as z from 'zod';
import { InstantSchema } from '../domain/kernel/calendar.ts';
import { ERROR_NAMES } from '../domain/kernel/errors.ts';
import { personal } from '../domain/kernel/personal-data.ts';
import { heldOf, secondsLeft } from '../domain/work-item/held-decision.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';
import { isOpen } from '../domain/work-item/work-item.ts';

/** What a work item shows of a decision that waits to take effect, or did not. */
export const HeldViewSchema = z.object({
  /** A decision that has not taken effect yet; whoever made it can take it back. */
  held: z
    .object({
      decision: z.string(),
      by: z.string(),
      at: InstantSchema,
      releaseAt: InstantSchema,
      secondsLeft: z.int().min(0),
    })
    .nullable(),
  /** The last decision that did not take effect, for whoever made it: what was entered, and the rule if one was against it. */
  takenBack: z
    .object({
      at: InstantSchema,
      because: z.enum(ERROR_NAMES).nullable(),
      entered: personal(z.record(z.string(), z.unknown())),
    })
    .nullable(),
});
type HeldView = z.infer<typeof HeldViewSchema>;

export function heldView(item: WorkItem, now: string, readerId: string): HeldView {
  const held = heldOf(item);
  const { takenBack } = item;
  const mine = takenBack?.by === readerId && isOpen(item) ? takenBack : undefined;
  const because = ERROR_NAMES.find((name) => name === mine?.because) ?? null;
  return {
    held: held
      ? {
          ...{ decision: held.code, by: held.by, at: held.at, releaseAt: held.releaseAt },
          secondsLeft: secondsLeft(held, now),
        }
      : null,
    takenBack: mine
      ? { at: mine.takenBackAt, because, entered: { decision: mine.code, ...mine.form } }
      : null,
  };
}
