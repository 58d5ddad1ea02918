import type * as z from 'zod';
import { DecideWorkItem } from '../../contracts/api/work-items.ts';
import { refuseRestricted } from '../../domain/case/access.ts';
import { decideSponsorWork } from '../../domain/sponsorship/sponsor-work.ts';
import { decideWorkItem } from '../../domain/work-item/decide-work-item.ts';
import { isSponsorId, ownerOfWorkItem } from '../../domain/work-item/work-item.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(DecideWorkItem, async (request) => {
  const { params, body, command, actor, store, expectedVersion } = request;
  const { workItemId } = params;
  const owner = ownerOfWorkItem(workItemId);
  const answer = isSponsorId(owner)
    ? await store.changeSponsor(owner, command, (file) =>
        decideSponsorWork(file, workItemId, body, command, expectedVersion),
      )
    : await store.change(owner, command, (file) => {
        if (actor.kind === 'staff') refuseRestricted(file, actor, command.at);
        return decideWorkItem(file, workItemId, body, command, expectedVersion);
      });
  return answer as z.infer<typeof DecideWorkItem.answer>;
});
