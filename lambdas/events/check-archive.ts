import * as z from 'zod';
import { ExecutionIdSchema } from '../../domain/execution/execution-id.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { eventHandler } from '../middleware/event.ts';
import { checkArchive, verified } from '../services/check-archive.ts';
import { keepErased } from '../services/keep-erased.ts';
import { logFailure } from '../services/log.ts';
import { eraseComplaints } from '../services/tend-complaints.ts';

/** A schedule sends the time; the embedded host asks which executions it may forget. */
const CheckSchema = z.object({
  time: InstantSchema.optional(),
  verify: z.array(ExecutionIdSchema).max(500).optional(),
});

export const handler = eventHandler('CheckArchive', CheckSchema, async ({ time, verify }) => {
  if (verify) return { verified: await verified(verify) };
  const at = time ?? new Date().toISOString();
  // A ledger that cannot be read keeps nothing from being archived.
  await keepErased(at).catch((error: unknown) => logFailure('CheckArchive', error, {}));
  await eraseComplaints(at).catch((error: unknown) => logFailure('CheckArchive', error, {}));
  await checkArchive(at);
  return { verified: [] };
});
