import { ReadSession } from '../../contracts/api/session.ts';
import { grantOf } from '../../contracts/authorization.ts';
import { API } from '../../contracts/routes.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadSession, async ({ actor, grant }) => {
  const { id, roles, office } = actor;
  return {
    id,
    roles,
    office: office ?? null,
    routes: API.filter((each) => grantOf(each, roles)).map((each) => each.function),
    sees: [...grant.sees],
  };
});
