import { EndAccess } from '../../contracts/api/access.ts';
import { endAccess } from '../../domain/casework/grant-access.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(EndAccess, (file, { params, body, command }) =>
  endAccess(file, params.grantId, body.reasonCode, command),
);
