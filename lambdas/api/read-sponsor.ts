import { ReadSponsor } from '../../contracts/api/sponsors.ts';
import { freePlaces } from '../../domain/sponsorship/sponsor.ts';
import { needsVetting } from '../../domain/sponsorship/vetting.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';
import { householdWarnings } from '../services/unknown-households.ts';

export const handler = apiHandler(ReadSponsor, async ({ params, actor, command, grant, store }) => {
  const { sponsor: found, policy, workItems } = await store.loadSponsorFile(params.sponsorId);
  const sponsor = refuseForeignSponsor(found, actor.office);
  const { renewVettingBefore } = policy.sponsorship;
  return {
    sponsor,
    freePlaces: freePlaces(sponsor),
    needsVetting: needsVetting(sponsor, command.at, renewVettingBefore),
    waitsFor: workItems
      .filter(isOpen)
      .map(({ id: workItemId, kind, subject, dueAt }) => ({ workItemId, kind, subject, dueAt })),
    warnings: await householdWarnings(sponsor, { store, actor, grant, at: command.at }),
  };
});
