import { ReadSponsor } from '../../contracts/api/sponsors.ts';
import { freePlaces } from '../../domain/sponsorship/sponsor.ts';
import { needsVetting } from '../../domain/sponsorship/vetting.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';
import { householdWarnings } from '../services/unknown-households.ts';

export const handler = apiHandler(ReadSponsor, async ({ params, actor, command, grant, store }) => {
  const { sponsor: found, policy } = await store.loadSponsorFile(params.sponsorId);
  const sponsor = refuseForeignSponsor(found, actor.office);
  const { renewVettingBefore } = policy.sponsorship;
  return {
    sponsor,
    freePlaces: freePlaces(sponsor),
    needsVetting: needsVetting(sponsor, command.at, renewVettingBefore),
    warnings: await householdWarnings(sponsor, { store, actor, grant, at: command.at }),
  };
});
