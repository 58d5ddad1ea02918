import { ReassignWorkItem } from '../../contracts/api/work-items.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { giveWorkItem } from '../../domain/organisation/give-work.ts';
import { reassignWorkItem } from '../../domain/staff/assign-work-item.ts';
import { workItemCommandHandler } from '../middleware/work-item-command.ts';
import { assigneeOf } from '../services/assignee.ts';

export const handler = workItemCommandHandler(ReassignWorkItem, async (file, request) => {
  const { params, body, command, expectedVersion, store } = request;
  if ('organisation' in body) {
    if (!('case' in file)) throw new CaseError('WrongState', 'Expected work about a case.');
    const organisation = await store.loadOrganisation(body.organisation);
    return giveWorkItem(file, params.workItemId, organisation, command, expectedVersion);
  }
  const assignee = await assigneeOf(store, body.assignee);
  return reassignWorkItem(file, params.workItemId, assignee, command, expectedVersion);
});
