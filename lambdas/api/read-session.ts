import { ReadSession } from '../../contracts/api/session.ts';
import { AUTHORIZATION, grantOf } from '../../contracts/authorization.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadSession, async ({ actor, grant }) => {
  const { id, roles, office } = actor;
  return {
    id,
    roles,
    office: office ?? null,
    routes: Object.keys(AUTHORIZATION).filter((name) => grantOf(name, roles)),
    sees: [...grant.sees],
  };
});
