import { ListOffers } from '../../contracts/api/sponsors.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';

export const handler = apiHandler(ListOffers, async ({ params, query, actor, store }) => {
  const [found] = await store.loadSponsors([params.sponsorId]);
  const { id } = refuseForeignSponsor(found, actor.office);
  const page = await store.listOffers(id, query.limit, query.cursor);
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
