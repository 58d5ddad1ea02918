import { ReadCase } from '../../contracts/api/cases.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { viewOf } from '../../domain/case/view.ts';
import { viewed, viewId } from '../../domain/case/viewed.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadCase, async ({ params, command, actor, grant, store }) => {
  const checked = (file: CaseFile): CaseFile => {
    refuseOtherOffice(file, actor, grant.reach, command.at);
    refuseRestricted(file, actor, command.at);
    return file;
  };
  let file: CaseFile | undefined;
  if (grant.sees.length === 0) return viewOf(checked(await store.loadCase(params.caseId)), grant.sees);
  const asView = { ...command, id: viewId(params.caseId, grant.sees, command) };
  await store.change(
    params.caseId,
    asView,
    (loaded) => {
      file = checked(loaded);
      return viewed(grant.sees);
    },
    true,
  );
  return viewOf(file ?? checked(await store.loadCase(params.caseId)), grant.sees);
});
