import * as z from 'zod';
import { eventHandler } from '../middleware/event.ts';
import { archiveEnded } from '../services/archive-execution.ts';
import { theExecutions } from '../services/the-workflows.ts';

/** EventBridge's "Step Functions Execution Status Change"; the rest of it is read where it is complete. */
const StatusChangeSchema = z.object({
  detail: z.object({ executionArn: z.string().max(2048), status: z.string() }),
});

export const handler = eventHandler('ArchiveExecution', StatusChangeSchema, async ({ detail }) => {
  if (detail.status === 'RUNNING') return;
  await archiveEnded(theExecutions().idOf(detail.executionArn), new Date().toISOString());
});
