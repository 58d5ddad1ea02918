import { ReadSession } from '../../contracts/api/session.ts';
import { grantOf } from '../../contracts/authorization.ts';
import { API } from '../../contracts/routes.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadSession, async ({ actor, grant, store }) => {
  const { id, roles, office, organisation } = actor;
  const partner = organisation === undefined ? undefined : await store.findOrganisation(organisation);
  return {
    id,
    roles,
    office: office ?? null,
    organisation: partner
      ? {
          id: partner.id,
          name: partner.agreement?.name ?? partner.id,
          services: partner.agreement?.services ?? [],
        }
      : null,
    routes: API.filter((each) => grantOf(each, roles)).map((each) => each.function),
    sees: [...grant.sees],
  };
});
