import { ListClasses } from '../../contracts/api/classes.ts';
import { placesTaken } from '../../domain/classes/orientation-class.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { isPartnerStaff } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { classesTaught } from '../services/classes-taught.ts';

function officeOf({ office }: Actor): string {
  if (office === undefined) throw new CaseError('Forbidden', 'Expected a person of an office.');
  return office;
}

export const handler = apiHandler(ListClasses, async ({ query, actor, store }) => {
  const page = isPartnerStaff(actor)
    ? { items: await classesTaught(store, actor), cursor: undefined }
    : await store.listClasses(officeOf(actor), query.limit, query.cursor);
  const classes = page.items.map((one) => ({
    ...{ classId: one.id, group: one.group, language: one.language, place: one.place },
    ...{ startsAt: one.startsAt, minutes: one.minutes, timeZone: one.timeZone, capacity: one.capacity },
    ...(one.organisation === undefined ? {} : { organisation: one.organisation }),
    ...{ trainer: one.trainer, status: one.status, households: one.households, taken: placesTaken(one) },
  }));
  return { classes, cursor: page.cursor ?? null };
});
