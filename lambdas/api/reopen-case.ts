import { ReopenCase } from '../../contracts/api/cases.ts';
import { reopenCase } from '../../domain/case/end-case.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(ReopenCase, (file, { body, command }) =>
  reopenCase(file, body.fromStage, body.reasonCode, command),
);
