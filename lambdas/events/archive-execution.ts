import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { eventHandler } from '../middleware/event.ts';
import { archiveEnded } from '../services/archive-execution.ts';
import { theExecutions } from '../services/the-workflows.ts';

/** EventBridge's "Step Functions Execution Status Change"; the rest of it is read where it is complete. */
const StatusChangeSchema = z.object({
  time: InstantSchema,
  detail: z.object({ executionArn: z.string().max(2048), status: z.string() }),
});

export const handler = eventHandler('ArchiveExecution', StatusChangeSchema, async ({ time, detail }) => {
  if (detail.status === 'RUNNING') return;
  await archiveEnded(theExecutions().idOf(detail.executionArn), time);
});
