import { ReadSession } from '../../contracts/api/session.ts';
import { AUTHORIZATION, grantOf } from '../../contracts/authorization.ts';
import { dateOf } from '../../domain/calendar.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadSession, async ({ actor, command, grant, store }) => {
  const { id, kind, roles, office } = actor;
  if (kind === 'staff' && office)
    await store.noteStaff({
      ...{ type: 'staff-member', schema: 1, id, office, roles },
      lastSeenOn: dateOf(command.at),
    });
  return {
    id,
    roles,
    office: office ?? null,
    routes: Object.keys(AUTHORIZATION).filter((name) => grantOf(name, roles)),
    sees: [...grant.sees],
  };
});
