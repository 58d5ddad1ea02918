import * as z from 'zod';
import { eventHandler } from '../middleware/event.ts';
import { sweep } from '../middleware/sweep.ts';

/** A schedule sends no owners; `npm run redrive` may name some. Other fields are the schedule's own. */
const ReconcileSchema = z.object({ owners: z.array(z.string().max(60)).max(100).optional() });

export const handler = eventHandler('Reconcile', ReconcileSchema, ({ owners }) => sweep(owners));
