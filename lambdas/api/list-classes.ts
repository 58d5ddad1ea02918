import { ListClasses } from '../../contracts/api/classes.ts';
import { placesTaken } from '../../domain/classes/orientation-class.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListClasses, async ({ query, actor, store }) => {
  if (actor.office === undefined) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listClasses(actor.office, query.limit, query.cursor);
  const classes = page.items.map((one) => ({
    ...{ classId: one.id, group: one.group, language: one.language, place: one.place },
    ...{ startsAt: one.startsAt, minutes: one.minutes, timeZone: one.timeZone, capacity: one.capacity },
    ...{ trainer: one.trainer, status: one.status, households: one.households, taken: placesTaken(one) },
  }));
  return { classes, cursor: page.cursor ?? null };
});
