import { ReopenCase } from '../../contracts/api/cases.ts';
import { reopenCase } from '../../domain/casework/end-case.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { refuseElsewhere } from '../services/live-elsewhere.ts';

export const handler = caseCommandHandler(ReopenCase, async (file, { body, command, store }) => {
  const change = reopenCase(file, body.fromStage, body.reasonCode, command);
  await refuseElsewhere(store, file);
  return change;
});
