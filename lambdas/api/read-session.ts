import { ReadSession } from '../../contracts/api/session.ts';
import { AUTHORIZATION, grantOf } from '../../contracts/authorization.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadSession, async ({ actor, grant }) => ({
  id: actor.id,
  roles: actor.roles,
  office: actor.office ?? null,
  routes: Object.keys(AUTHORIZATION).filter((name) => grantOf(name, actor.roles)),
  sees: [...grant.sees],
}));
