import { refuseOtherOffice } from '../../domain/case/access.ts';
import { startCase } from '../../domain/case/start-case.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

export const handler = apiHandler(
  'StartCase',
  { path: CasePathSchema },
  async ({ path, command, actor, store }) => {
    const body = await store.change(path.caseId, command, (file) => {
      refuseOtherOffice(file, actor);
      return startCase(file, command);
    });
    return { status: 202, body };
  },
);
