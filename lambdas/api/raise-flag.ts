import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { NewFlagSchema, raiseFlag } from '../../domain/case/consents-and-flags.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

export const handler = apiHandler(
  'RaiseFlag',
  { path: CasePathSchema, body: NewFlagSchema },
  async ({ path, body, command, actor, store }) => {
    const decide = (file: CaseFile) => {
      refuseOtherOffice(file, actor);
      return raiseFlag(file, body, command);
    };
    return { status: 202, body: await store.change(path.caseId, command, decide, true) };
  },
);
