import { PlanClass } from '../../contracts/api/classes.ts';
import { planClass } from '../../domain/classes/plan-class.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { apiHandler } from '../middleware/api.ts';
import { memberNow } from '../services/member-now.ts';
import { refuseOtherTeacher } from '../services/partner-access.ts';
import type { Store } from '../services/the-store.ts';

const TEACHES = ['orientation-trainer', 'supervisor'] as const;

/** Whoever teaches works at the office now, and may record who came. */
async function refuseStranger(store: Store, trainer: string | undefined, { id, office }: Actor) {
  if (trainer === undefined || trainer === id) return;
  const known = await memberNow(store, trainer);
  if (known?.office === office && TEACHES.some((role) => known?.roles.includes(role))) return;
  throw invalid('trainer', rule('may-decide', { role: TEACHES[0] }), 'somebody else');
}

export const handler = apiHandler(PlanClass, async ({ body, actor, command, store }) => {
  await refuseOtherTeacher(store, body.organisation, command);
  const change = planClass(body, command);
  await refuseStranger(store, body.trainer, actor);
  await store.commitClass(change, command);
  return { classId: change.record.id };
});
