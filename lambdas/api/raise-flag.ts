import { NewFlagSchema, raiseFlag } from '../../domain/case/consents-and-flags.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler('RaiseFlag', { body: NewFlagSchema }, (file, { body, command }) =>
  raiseFlag(file, body, command),
);
