import { ListOffers } from '../../contracts/api/sponsors.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';
import { numbersOfCases } from '../services/named-in-case.ts';

export const handler = apiHandler(ListOffers, async ({ params, query, actor, grant, command, store }) => {
  const [found] = await store.loadSponsors([params.sponsorId]);
  if (grant.reach !== 'all-offices') refuseForeignSponsor(found, actor.office);
  if (!found) throw new CaseError('NotFound', 'Expected a sponsor, received another id.');
  const page = await store.listOffers(found.id, query.limit, query.cursor);
  const reader = { actor, ...grant, at: command.at };
  const numbers = await numbersOfCases(
    store,
    page.items.map(({ caseId }) => caseId),
    reader,
  );
  return {
    offers: page.items.map(
      ({ id: offerId, caseId, persons, source, status, offeredAt, answeredAt, reasonCode }) => ({
        ...{ offerId, caseId, persons, source, status, offeredAt },
        ...(answeredAt === undefined ? {} : { answeredAt }),
        ...(reasonCode === undefined ? {} : { reasonCode }),
        number: numbers[caseId] ?? null,
      }),
    ),
    cursor: page.cursor ?? null,
  };
});
