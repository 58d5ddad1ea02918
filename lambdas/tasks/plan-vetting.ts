import { planVetting } from '../../domain/sponsorship/plan-vetting.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('PlanVetting', ({ caseId, run, startedAt }, { store, command }) =>
  store.changeSponsor(caseId, command, (file) => planVetting(file, { number: run, startedAt }, command)),
);
