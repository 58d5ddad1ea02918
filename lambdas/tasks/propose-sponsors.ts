import { destinationOf } from '../../domain/case/case-file.ts';
import { proposalContext, proposalFor } from '../../stages/sponsorship/placement-view.ts';
import { taskHandler } from '../middleware/task.ts';
import { officeSponsors } from '../services/office-sponsors.ts';

export const handler = taskHandler('ProposeSponsors', async ({ caseId }, { store, command }) => {
  const file = await store.loadCase(caseId);
  const sponsors = await officeSponsors(store, destinationOf(file));
  const proposal = proposalFor(file, sponsors, command);
  return { ranked: proposal.ranked, proposal: proposalContext(proposal) };
});
