import { PlanClass } from '../../contracts/api/classes.ts';
import { planClass } from '../../domain/classes/plan-class.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(PlanClass, async ({ body, command, store }) => {
  const change = planClass(body, command);
  await store.commitClass(change, command);
  return { classId: change.record.id };
});
