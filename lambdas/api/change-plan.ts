import { ChangePlan } from '../../contracts/api/plan.ts';
import { answering } from '../../domain/case/change.ts';
import { changePlan } from '../../domain/plan/change-plan.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(ChangePlan, (file, { body, command, grant }) =>
  answering(changePlan(file, body, grant.sees, command), {}),
);
