import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';

/**
 * One event of an execution's history, in the format of Step Functions: a field ending in `EventDetails` holds what
 * is specific to its type. `previousEventId` links the events of one branch; 0 is the beginning.
 */
export const HistoryEventSchema = z.looseObject({
  id: z.int().positive(),
  previousEventId: z.int().min(0),
  at: InstantSchema,
  type: z.string(),
});
export type HistoryEvent = z.infer<typeof HistoryEventSchema>;
