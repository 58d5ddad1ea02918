import { LiftFlag } from '../../contracts/api/consents-and-flags.ts';
import { liftFlag } from '../../domain/casework/consents-and-flags.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(LiftFlag, (file, { params, body, command }) =>
  liftFlag(file, params.flagId, body.reasonCode, command),
);
