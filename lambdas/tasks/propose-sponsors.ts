import { proposalContext, proposalFor } from '../../domain/sponsorship/placement-view.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { taskHandler } from '../middleware/task.ts';

/** Sponsors looked at for one proposal: a bound, since lists grow. */
const MOST_SPONSORS = 1000;
const PAGE = 100;

export const handler = taskHandler('ProposeSponsors', async ({ caseId }, { store, command }) => {
  const file = await store.loadCase(caseId);
  const sponsors: Sponsor[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listSponsors(file.case.destinationOffice, PAGE, cursor);
    sponsors.push(...page.items);
    cursor = page.cursor;
  } while (cursor && sponsors.length < MOST_SPONSORS);
  const proposal = proposalFor(file, sponsors, command);
  return { ranked: proposal.ranked, proposal: proposalContext(proposal) };
});
