import { ListSponsors } from '../../contracts/api/sponsors.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { needsVetting } from '../../domain/sponsorship/vetting.ts';
import { apiHandler } from '../middleware/api.ts';
import { rowsThatLeave } from '../services/rows-that-leave.ts';

export const handler = apiHandler(ListSponsors, async ({ query, actor, command, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listSponsors(actor.office, query.limit, query.cursor);
  const { renewVettingBefore } = (await store.currentPolicy('resettlement')).sponsorship;
  const wanted = page.items.filter(
    (sponsor) => query.needs === undefined || needsVetting(sponsor, command.at, renewVettingBefore),
  );
  const { rows: sponsors, ...left } = await rowsThatLeave(
    store,
    { actor, as: query.as },
    { rows: wanted, ownerOf: ({ id }) => id },
  );
  return { sponsors, ...left, cursor: page.cursor ?? null };
});
