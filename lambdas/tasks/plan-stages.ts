import { planStages } from '../../domain/casework/plan-stages.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('PlanStages', (input, { store, command }) => {
  const { caseId, startedAt, plans, run: number, waivers, attends } = input;
  return store.change(
    caseId,
    command,
    (file) => planStages(file, { startedAt, plans, number, waivers, attends }, command),
    // Asked again, a plan is made from what is completed, and a run that was renewed ends; one without a number would renew again.
    number === undefined,
  );
});
