import * as z from 'zod';
import { eventHandler } from '../middleware/event.ts';
import { askAboutLeft, sweep } from '../services/sweep.ts';

const OwnerSchema = z.string().regex(/^(case|sponsor)-[0-9a-z]{20}$/);

/**
 * A schedule sends nothing; `npm run redrive` names owners, or what is still set aside. The schedule's other
 * fields are ignored.
 */
const ReconcileSchema = z.object({
  /** Of a schedule: when it went off. */
  time: z.iso.datetime().optional(),
  owners: z.array(OwnerSchema).max(100).optional(),
  left: z
    .array(z.object({ owner: OwnerSchema, consumer: z.string().max(60) }))
    .max(100)
    .optional(),
});

export const handler = eventHandler('Reconcile', ReconcileSchema, async ({ owners, left, time }) => {
  const at = (time === undefined ? new Date() : new Date(time)).toISOString();
  if (left) await askAboutLeft(left, at);
  if (!left || owners) await sweep(owners, at);
});
