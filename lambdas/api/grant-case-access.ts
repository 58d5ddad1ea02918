import { GrantCaseAccess } from '../../contracts/api/access.ts';
import { refuseReader } from '../../domain/case/access.ts';
import { grantAccess } from '../../domain/casework/grant-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { memberNow } from '../services/member-now.ts';

export const handler = apiHandler(GrantCaseAccess, async ({ params, body, actor, command, grant, store }) => {
  const known = await memberNow(store, body.reader);
  return store.change(
    params.caseId,
    command,
    (file) => {
      refuseReader(file, actor, grant.reach, command.at);
      return grantAccess(file, body, known?.office, command);
    },
    true,
  );
});
