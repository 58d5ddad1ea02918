import { taskHandler } from '../middleware/task.ts';
import { workThrough } from '../services/work-through.ts';

export const handler = taskHandler('WorkThroughBatch', async ({ batchId }, { store, command }) => ({
  more: await workThrough(store, batchId, command.at),
}));
