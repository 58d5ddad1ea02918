import { RenewProposal } from '../../contracts/api/placement.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { destinationOf } from '../../domain/case/case-file.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { refuseAtWork } from '../../domain/work-item/decide-work-item.ts';
import { isSponsorId, ownerOfWorkItem } from '../../domain/work-item/work-item.ts';
import { renewProposal } from '../../stages/sponsorship/renew-proposal.ts';
import { apiHandler } from '../middleware/api.ts';
import { officeSponsors } from '../services/office-sponsors.ts';

export const handler = apiHandler(RenewProposal, async (request) => {
  const { params, command, store, expectedVersion } = request;
  const { workItemId } = params;
  const owner = ownerOfWorkItem(workItemId);
  if (isSponsorId(owner))
    throw new CaseError('WrongState', 'Expected a proposal for a household, received work about a sponsor.');
  const renew = async (file: CaseFile) => {
    refuseAtWork(file, workItemId, command);
    const sponsors = await officeSponsors(store, destinationOf(file));
    return renewProposal(file, workItemId, sponsors, command, expectedVersion);
  };
  return store.change(owner, command, renew, true);
});
