import { MakeSponsorCopy } from '../../contracts/api/copies.ts';
import { readingFact } from '../../domain/audit/reading.ts';
import { refuseErasedSponsor } from '../../domain/sponsorship/erase-sponsor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { readerOfSponsor, sponsorClassesOf, sponsorCopyMade } from '../../registry/sponsor-copy/reader.ts';
import { copyOfSponsor } from '../../registry/sponsor-copy/sponsor-copy.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';
import { sponsorCopySources } from '../services/sponsor-copy-sources.ts';

export const handler = apiHandler(MakeSponsorCopy, async ({ params, body, command, actor, grant, store }) => {
  const { sponsorId } = params;
  const { at } = command;
  const refuse = (sponsor: Sponsor) => refuseErasedSponsor(refuseForeignSponsor(sponsor, actor.office));
  const file = await store.loadSponsorFile(sponsorId);
  refuse(file.sponsor);
  const reader = readerOfSponsor(file.sponsor, body);
  const classes = sponsorClassesOf(file.sponsor, reader, grant.sees);
  const sources = await sponsorCopySources(file, { store, actor, grant, at });
  // A repeat of the command is one entry; what the copy says is personal data, and is not kept for it.
  await store.changeSponsor(
    sponsorId,
    command,
    (now) => {
      refuse(now.sponsor);
      return sponsorCopyMade(reader, body, classes);
    },
    true,
  );
  const fact = readingFact('copy.made', classes, { cases: [], sponsors: [sponsorId] });
  await store.recordReading(command, fact, true);
  return copyOfSponsor(sources, reader, classes, at);
});
