import { withdrawConsent } from '../../domain/case/consents-and-flags.ts';
import { CasePathSchema, IdSchema } from '../middleware/api.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

const PathSchema = CasePathSchema.extend({ consentId: IdSchema });

export const handler = caseCommandHandler(
  'WithdrawConsent',
  { path: PathSchema, status: 200 },
  (file, { path, command }) => withdrawConsent(file, path.consentId, command),
);
