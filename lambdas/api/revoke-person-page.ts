import { RevokePersonPage } from '../../contracts/api/persons-pages.ts';
import { revokePage } from '../../domain/persons-page/issue-page.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(RevokePersonPage, (file, { params, body, command }) =>
  revokePage(file, params.pageId, body.reasonCode, command),
);
