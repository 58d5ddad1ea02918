import { WithdrawCase } from '../../contracts/api/cases.ts';
import { withdrawCase } from '../../domain/casework/end-case.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(WithdrawCase, (file, { body, command }) =>
  withdrawCase(file, body.reasonCode, command),
);
