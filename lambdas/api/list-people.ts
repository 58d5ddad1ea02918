import { ListPeople } from '../../contracts/api/people.ts';
import { mayApprove } from '../../domain/staff/change-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { staffSeenBy } from '../services/colleagues.ts';
import { knownOffices } from '../services/known-offices.ts';

export const handler = apiHandler(ListPeople, async ({ actor, store }) => {
  const { seen, names } = await staffSeenBy(store, actor);
  const active = await store.lastActive(seen.map(({ person }) => person.id));
  const people = seen.map(({ person, access, now }) => {
    const { id, login, name, invited, hasSecond, addedAt } = person;
    const { suspended, pending, version } = access;
    const lastActiveOn = person.neverIn ? undefined : active.get(id);
    const isOut = person.suspended || suspended !== undefined;
    return {
      ...{ id, login, ...now, hasSecond, version, mayApprove: mayApprove(access, actor) },
      state: isOut ? ('suspended' as const) : invited ? ('invited' as const) : ('active' as const),
      ...(name === undefined ? {} : { name }),
      ...(lastActiveOn === undefined ? {} : { lastActiveOn }),
      ...(addedAt === undefined ? {} : { addedAt }),
      ...(suspended === undefined ? {} : { suspended }),
      ...(pending === undefined ? {} : { pending }),
    };
  });
  const offices = await knownOffices(store, people);
  return { people, offices, names };
});
