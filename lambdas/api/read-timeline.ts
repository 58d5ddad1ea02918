import { ReadTimeline } from '../../contracts/api/cases.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { idsHeldBack } from '../../domain/case/held-back.ts';
import { timelineOf, timelineWithout } from '../../domain/casework/timeline.ts';
import { isPartnerSystem } from '../../domain/kernel/actor.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseHeldBack } from '../services/held-back.ts';
import { peopleNamed } from '../services/people-named.ts';

export const handler = apiHandler(ReadTimeline, async ({ params, query, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  refuseRestricted(file, actor, command.at);
  refuseHeldBack(file, actor);
  const { cursor, ...stretch } = await store.readTimeline(params.caseId, query.limit, query.cursor);
  const gone = isPartnerSystem(actor) ? idsHeldBack(file, 'partner-reading') : new Set<string>();
  const entries = timelineWithout(timelineOf(stretch), gone);
  // Colleagues are named to colleagues, not to a partner's system.
  const known = isPartnerSystem(actor) ? [] : entries;
  const ids = known.flatMap(({ actor: by }) => (by?.kind === 'staff' ? [by.id] : []));
  return { entries, people: await peopleNamed(store, [...new Set(ids)]), cursor };
});
