import { ReadTracingRequest } from '../../contracts/api/tracing.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { requestNamed } from '../../stages/family-tracing/search.ts';
import { tracingView } from '../../stages/family-tracing/tracing-view.ts';
import { apiHandler } from '../middleware/api.ts';
import { withNames } from '../services/names-at-work.ts';
import { shownCandidates } from '../services/shown-candidates.ts';

export const handler = apiHandler(
  ReadTracingRequest,
  async ({ params, command, actor, grant, store, alsoSeen }) => {
    const file = await store.loadCase(params.caseId);
    refuseOtherOffice(file, actor, grant.reach, command.at);
    refuseRestricted(file, actor, command.at);
    const request = requestNamed(file, params.requestId);
    const seesIdentity = grant.sees.includes('identity');
    const none = { shown: new Map(), caseIds: [] };
    const { shown, caseIds } = seesIdentity ? await shownCandidates(file, request, actor, command.at) : none;
    alsoSeen(caseIds);
    const view = tracingView(file, request, shown, { office: actor.office, seesIdentity }, command.at);
    return { ...view, people: await withNames(store, view.people) };
  },
);
