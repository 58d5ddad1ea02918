import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { withdrawConsent } from '../../domain/case/consents-and-flags.ts';
import { apiHandler, CasePathSchema, IdSchema } from '../middleware/api.ts';

const PathSchema = CasePathSchema.extend({ consentId: IdSchema });

export const handler = apiHandler(
  'WithdrawConsent',
  { path: PathSchema },
  async ({ path, command, actor, store }) => {
    const decide = (file: CaseFile) => {
      refuseOtherOffice(file, actor);
      return withdrawConsent(file, path.consentId, command);
    };
    return { status: 200, body: await store.change(path.caseId, command, decide, true) };
  },
);
