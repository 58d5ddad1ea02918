import { NewConsentOfMemberSchema, recordConsent } from '../../domain/case/consents-and-flags.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(
  'RecordConsent',
  { body: NewConsentOfMemberSchema },
  (file, { body }) => recordConsent(file, body),
);
