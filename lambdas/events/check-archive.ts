import * as z from 'zod';
import { ExecutionIdSchema } from '../../domain/execution/execution-id.ts';
import { eventHandler } from '../middleware/event.ts';
import { checkArchive, verified } from '../services/check-archive.ts';

/** A schedule sends nothing; the embedded host asks which executions it may forget. */
const CheckSchema = z.object({ verify: z.array(ExecutionIdSchema).max(500).optional() });

export const handler = eventHandler('CheckArchive', CheckSchema, async ({ verify }) => {
  if (verify) return { verified: await verified(verify) };
  await checkArchive(new Date().toISOString());
  return { verified: [] };
});
