import { ListOffers } from '../../contracts/api/sponsors.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';

export const handler = apiHandler(ListOffers, async ({ params, query, actor, grant, store }) => {
  const [found] = await store.loadSponsors([params.sponsorId]);
  if (grant.reach !== 'all-offices') refuseForeignSponsor(found, actor.office);
  if (!found) throw new CaseError('NotFound', 'Expected a sponsor, received another id.');
  const page = await store.listOffers(found.id, query.limit, query.cursor);
  return {
    offers: page.items.map(
      ({ type: _type, schema: _schema, id: offerId, sponsorId: _sponsor, ...offer }) => ({
        offerId,
        ...offer,
      }),
    ),
    cursor: page.cursor ?? null,
  };
});
