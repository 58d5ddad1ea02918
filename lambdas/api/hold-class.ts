import { HoldClass } from '../../contracts/api/classes.ts';
import { settledClass } from '../../domain/classes/plan-class.ts';
import { refuseWrongSheet } from '../../stages/cultural-orientation/hold-class.ts';
import { apiHandler } from '../middleware/api.ts';
import { recordAttendance } from '../services/record-attendance.ts';
import { unlessGone } from '../services/unless-gone.ts';

/** A repeat goes on with the households that are not done; the class is held when all of them are. */
export const handler = apiHandler(HoldClass, async ({ params: { classId }, body, command, store }) => {
  const taught = await store.loadClass(classId);
  const change = settledClass(taught, 'held', command);
  refuseWrongSheet(taught, body);
  for (const { caseId } of taught.households)
    await recordAttendance(store, caseId, taught, body, command).catch(unlessGone);
  await store.commitClass(change, command);
  return { classId, households: taught.households.length };
});
