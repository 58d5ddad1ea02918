import { ReadAccessHistory } from '../../contracts/api/people.ts';
import { isReadable } from '../../domain/audit/chain.ts';
import { accessId } from '../../domain/staff/staff-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { loadStaffed } from '../services/colleagues.ts';
import { namesOfStaff } from '../services/names-of-staff.ts';

const MOST = 100;

export const handler = apiHandler(ReadAccessHistory, async ({ params: { personId }, actor, store }) => {
  await loadStaffed(store, personId, actor);
  const found = (await store.readNewestLinks(accessId(personId), MOST)).filter(isReadable);
  const entries = found
    .map(({ seq, at, actor: by, facts }) => ({ seq, at, actor: by, facts }))
    .sort((one, other) => other.seq - one.seq);
  return { entries, names: await namesOfStaff(entries.map((entry) => entry.actor.id)) };
});
