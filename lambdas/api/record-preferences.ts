import { RecordPreferences } from '../../contracts/api/cases.ts';
import { recordPreferences } from '../../domain/casework/record-preferences.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RecordPreferences, (file, { body }) =>
  recordPreferences(file, body.preferences),
);
