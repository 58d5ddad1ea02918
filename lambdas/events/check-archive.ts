import * as z from 'zod';
import { ExecutionIdSchema } from '../../domain/execution/execution-id.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { eventHandler } from '../middleware/event.ts';
import { checkArchive, verified } from '../services/check-archive.ts';

/** A schedule sends the time; the embedded host asks which executions it may forget. */
const CheckSchema = z.object({
  time: InstantSchema.optional(),
  verify: z.array(ExecutionIdSchema).max(500).optional(),
});

export const handler = eventHandler('CheckArchive', CheckSchema, async ({ time, verify }) => {
  if (verify) return { verified: await verified(verify) };
  await checkArchive(time ?? new Date().toISOString());
  return { verified: [] };
});
