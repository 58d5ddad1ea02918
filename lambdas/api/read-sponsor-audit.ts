import { ReadSponsorAudit } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';
import { ownersIn, staffIn } from '../services/named-in-audit.ts';

export const handler = apiHandler(ReadSponsorAudit, async ({ params, query, actor, grant, store }) => {
  const { sponsor } = await store.loadSponsorFile(params.sponsorId);
  if (grant.reach !== 'all-offices') refuseForeignSponsor(sponsor, actor.office);
  const { entries, findings, next } = await store.readChainPart(sponsor.id, query.after, query.limit);
  const names = await ownersIn(entries, [], { store, actor, sees: grant.sees });
  return { entries, findings, next, people: await staffIn(store, entries), names };
});
