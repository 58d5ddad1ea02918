import { RecordDeath } from '../../contracts/api/cases.ts';
import { recordDeath } from '../../domain/casework/end-case.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RecordDeath, (file, { body, command }) =>
  recordDeath(file, body.personId, body.newPrincipalId, command),
);
