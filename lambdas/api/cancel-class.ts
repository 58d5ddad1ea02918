import { CancelClass } from '../../contracts/api/classes.ts';
import { settledClass } from '../../domain/classes/plan-class.ts';
import { isPartnerStaff } from '../../domain/kernel/actor.ts';
import { apiHandler } from '../middleware/api.ts';
import { returnClass } from '../services/return-class.ts';
import { placesFreed } from '../services/take-seats.ts';
import { unlessGone } from '../services/unless-gone.ts';

/** Every household loses its places and appointment first; a repeat goes on with those that are left. */
export const handler = apiHandler(CancelClass, async ({ params: { classId }, body, command, store }) => {
  const planned = await store.loadClass(classId);
  if (isPartnerStaff(command.actor)) {
    await returnClass(store, planned, body.reasonCode, command);
    return { classId };
  }
  settledClass(planned, 'cancelled', command);
  for (const { caseId } of planned.households) {
    const now = await store.loadClass(classId);
    const freed = { ...command, id: `${command.id}/${caseId}` };
    await store.change(caseId, freed, (file) => placesFreed(file, now, freed)).catch(unlessGone);
  }
  const { record, facts } = settledClass(await store.loadClass(classId), 'cancelled', command);
  const told = facts.map((fact) => ({ ...fact, details: { reasonCode: body.reasonCode } }));
  await store.commitClass({ record, facts: told }, command);
  return { classId };
});
