import { ListLaterActs } from '../../contracts/api/household.ts';
import { refuseReader } from '../../domain/case/access.ts';
import { laterActs } from '../../domain/household/later-acts.ts';
import { moveOf } from '../../domain/household/move-members.ts';
import { present } from '../../domain/kernel/present.ts';
import { apiHandler } from '../middleware/api.ts';
import { otherCaseOf } from '../services/other-case.ts';

export const handler = apiHandler(ListLaterActs, async ({ params, actor, command, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseReader(file, actor, grant.reach, command.at);
  const moved = moveOf(file, params.changeId);
  const other = present(await otherCaseOf(store, file, moved.change, command), 'the other case');
  return { acts: laterActs(other, moved) };
});
