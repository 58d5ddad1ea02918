import { beginStage } from '../../domain/case/begin-stage.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('BeginStage', async ({ caseId, stage }, { store, command }) =>
  beginStage(await store.loadCase(caseId), stage, command),
);
