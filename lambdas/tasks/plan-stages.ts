import { planStages } from '../../domain/casework/plan-stages.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('PlanStages', (input, { store, command }) => {
  const { caseId, startedAt, plans, run: number, waivers, attends } = input;
  return store.change(
    caseId,
    command,
    (file) => planStages(file, { startedAt, plans, number, waivers, attends }, command),
    true,
  );
});
