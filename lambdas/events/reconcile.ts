import * as z from 'zod';
import { eventHandler } from '../middleware/event.ts';
import { askAboutLeft, sweep } from '../services/sweep.ts';

const OwnerSchema = z.string().regex(/^(case|sponsor)-[0-9a-z]{20}$/);

/**
 * A schedule sends nothing; `npm run redrive` names owners, or what is still set aside. The schedule's own fields are
 * ignored.
 */
const ReconcileSchema = z.object({
  owners: z.array(OwnerSchema).max(100).optional(),
  left: z
    .array(z.object({ owner: OwnerSchema, consumer: z.string().max(60) }))
    .max(100)
    .optional(),
});

export const handler = eventHandler('Reconcile', ReconcileSchema, async ({ owners, left }) => {
  if (left) await askAboutLeft(left, new Date().toISOString());
  if (!left || owners) await sweep(owners);
});
