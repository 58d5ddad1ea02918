import { refuseOldExecution } from '../../domain/case/renewal.ts';
import { openSponsorWork } from '../../domain/sponsorship/sponsor-work.ts';
import type { WorkItemRequest } from '../../domain/work-item/open-work-item.ts';
import { openWorkItem } from '../../domain/work-item/open-work-item.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('OpenWorkItem', (input, { store, command }) => {
  const { caseId, startedAt, kind, token, execution, round, subject, context } = input;
  const request: WorkItemRequest = {
    kind,
    token,
    execution,
    round,
    ...(subject === undefined ? {} : { subject }),
    ...(context === undefined ? {} : { context }),
  };
  if (isSponsorId(caseId))
    return store.changeSponsor(caseId, command, (file) => {
      refuseOldExecution(file, startedAt, command.at);
      return openSponsorWork(file, request, command);
    });
  return store.change(caseId, command, (file) => {
    refuseOldExecution(file, startedAt, command.at);
    return openWorkItem(file, request, command);
  });
});
