import { planStages } from '../../domain/case/plan-stages.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('PlanStages', ({ caseId, startedAt, plans }, { store, command }) =>
  store.change(caseId, command, (file) => planStages(file, { startedAt, plans }, command), true),
);
