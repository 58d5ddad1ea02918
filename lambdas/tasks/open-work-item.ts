import { refuseOldExecution } from '../../domain/case/renewal.ts';
import type { WorkItemRequest } from '../../domain/work-item/open-work-item.ts';
import { openWorkItem } from '../../domain/work-item/open-work-item.ts';
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
  return store.change(caseId, command, (file) => {
    refuseOldExecution(file, startedAt, command.at);
    return openWorkItem(file, request, command);
  });
});
