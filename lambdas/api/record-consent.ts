import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { NewConsentOfMemberSchema, recordConsent } from '../../domain/case/consents-and-flags.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

export const handler = apiHandler(
  'RecordConsent',
  { path: CasePathSchema, body: NewConsentOfMemberSchema },
  async ({ path, body, command, actor, store }) => {
    const decide = (file: CaseFile) => {
      refuseOtherOffice(file, actor);
      return recordConsent(file, body);
    };
    return { status: 202, body: await store.change(path.caseId, command, decide, true) };
  },
);
