import { ListPersonPages } from '../../contracts/api/persons-pages.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { adultsOf } from '../../domain/persons-page/issue-page.ts';
import { isAtRisk } from '../../domain/persons-page/risk.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListPersonPages, async ({ params, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  refuseRestricted(file, actor, command.at);
  return {
    adults: adultsOf(file, command.at).map(({ id }) => id),
    pages: [...file.pages].sort((one, other) => other.issuedAt.localeCompare(one.issuedAt)),
    handOverAlone: isAtRisk(file),
  };
});
