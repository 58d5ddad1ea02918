import { CancelCase } from '../../contracts/api/cases.ts';
import { cancelCase } from '../../domain/casework/end-case.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(CancelCase, (file, { body, command }) =>
  cancelCase(file, body.reasonCode, command),
);
