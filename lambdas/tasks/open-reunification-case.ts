import { foundPerson } from '../../domain/tracing-request/tracing-request.ts';
import { movingWith } from '../../stages/family-tracing/household-move.ts';
import { leaveHousehold } from '../../stages/family-tracing/leave-household.ts';
import {
  openReunificationCase,
  reunificationCaseIdOf,
} from '../../stages/family-tracing/open-reunification-case.ts';
import { requestNamed } from '../../stages/family-tracing/search.ts';
import { taskHandler } from '../middleware/task.ts';
import { refuseElsewhere } from '../services/live-elsewhere.ts';

/**
 * Moves the found person, and those who come along, into a case of their own. They leave the first case before they
 * join the second, so that nobody is in two; anyone who has left is admitted, whatever has happened to the request
 * since.
 */
export const handler = taskHandler(
  'OpenReunificationCase',
  async ({ caseId, requestId }, { store, command }) => {
    const file = await store.loadCase(caseId);
    const request = requestNamed(file, requestId);
    const confirmed = foundPerson(request);
    const over = { reunificationCaseId: request.reunificationCaseId ?? null, ask: false };
    if (request.reunificationCaseId || !confirmed || confirmed.outside) return over;
    const id = reunificationCaseIdOf(requestId);
    const found = await store.loadCase(confirmed.caseId);
    const hasLeft = found.case.linked?.some((link) => link.caseId === id) ?? false;
    if (request.status === 'closed' && !hasLeft) return over;
    const moving = movingWith(found, requestId, confirmed.personId);
    if (!moving) return { ask: true, foundCaseId: found.case.id, personId: confirmed.personId };
    await refuseElsewhere(store, found, [confirmed.personId, ...moving], [id]);
    const policy = await store.currentPolicy('family-reunification');
    const leaving = { ...command, id: `${command.id}/found` };
    await store.change(found.case.id, leaving, (from) => leaveHousehold(from, moving, id, leaving));
    const left = await store.loadCase(found.case.id);
    const answer = await store.change(caseId, command, (to) =>
      openReunificationCase(to, requestId, { found: left, moving }, policy, command),
    );
    return { ...answer, ask: false };
  },
);
