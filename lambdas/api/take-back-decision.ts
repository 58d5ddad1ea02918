import { TakeBackDecision } from '../../contracts/api/work-items.ts';
import { takeBackDecision } from '../../domain/work-item/held-decision.ts';
import { workItemCommandHandler } from '../middleware/work-item-command.ts';

export const handler = workItemCommandHandler(TakeBackDecision, (file, { params, command }) =>
  takeBackDecision(file, params.workItemId, command),
);
