import { ReadSponsorProof } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';
import { proofOfOwner } from '../services/anchors.ts';

export const handler = apiHandler(ReadSponsorProof, async ({ params, command, actor, grant, store }) => {
  const { sponsor } = await store.loadSponsorFile(params.sponsorId);
  if (grant.reach !== 'all-offices') refuseForeignSponsor(sponsor, actor.office);
  return proofOfOwner(sponsor.id, command.at);
});
