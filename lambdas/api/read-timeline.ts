import { ReadTimeline } from '../../contracts/api/cases.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { timelineOf } from '../../domain/casework/timeline.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseHeldBack } from '../services/held-back.ts';

export const handler = apiHandler(ReadTimeline, async ({ params, query, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  refuseRestricted(file, actor, command.at);
  refuseHeldBack(file, actor);
  const { cursor, ...stretch } = await store.readTimeline(params.caseId, query.limit, query.cursor);
  return { entries: timelineOf(stretch), cursor };
});
