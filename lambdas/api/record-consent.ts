import { RecordConsent } from '../../contracts/api/consents-and-flags.ts';
import { recordConsent } from '../../domain/casework/record-consent.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RecordConsent, (file, { body, command }) =>
  recordConsent(file, body, command),
);
