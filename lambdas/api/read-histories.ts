import { ReadHistories } from '../../contracts/api/histories.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';
import { historiesAfter } from '../services/told-executions.ts';

export const handler = apiHandler(
  ReadHistories,
  async ({ params: { caseId }, query, command, actor, grant, store }) => {
    refuseOtherOffice(await store.loadCase(caseId), actor, grant.reach, command.at);
    return historiesAfter(caseId, query.after, query.limit);
  },
);
