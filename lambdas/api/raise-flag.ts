import { RaiseFlag } from '../../contracts/api/consents-and-flags.ts';
import { raiseFlag } from '../../domain/casework/consents-and-flags.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RaiseFlag, (file, { body, command }) =>
  raiseFlag(file, body, command),
);
