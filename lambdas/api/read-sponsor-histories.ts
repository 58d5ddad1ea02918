import { ReadSponsorHistories } from '../../contracts/api/histories.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';
import { historiesAfter } from '../services/told-executions.ts';

export const handler = apiHandler(ReadSponsorHistories, async ({ params, query, actor, grant, store }) => {
  const { sponsor } = await store.loadSponsorFile(params.sponsorId);
  if (grant.reach !== 'all-offices') refuseForeignSponsor(sponsor, actor.office);
  return historiesAfter(sponsor.id, query.after, query.limit);
});
