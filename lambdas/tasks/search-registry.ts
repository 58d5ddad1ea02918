import { consents } from '../../domain/case/consent-uses.ts';
import { isSearching } from '../../domain/tracing-request/tracing-request.ts';
import { plausibleCandidates } from '../../stages/family-tracing/proposals.ts';
import { registeredOf } from '../../stages/family-tracing/registered.ts';
import { requestNamed, searchRegistry } from '../../stages/family-tracing/search.ts';
import { personOf, tracingQuery } from '../../stages/family-tracing/traced-person.ts';
import { taskHandler } from '../middleware/task.ts';
import { theTracingRegistry } from '../services/the-registries.ts';
import { consenting } from '../services/tracing-consent.ts';

export const handler = taskHandler('SearchRegistry', ({ caseId, requestId }, { store, command }) =>
  store.change(
    caseId,
    command,
    async (file) => {
      const request = requestNamed(file, requestId);
      const asked = isSearching(request) && consents(file, 'tracing-request', request.seekerId, command.at);
      const query = asked ? tracingQuery(request, file.persons) : undefined;
      if (!query) return searchRegistry(file, requestId, [], command);
      const { candidates } = await theTracingRegistry().searchCurrent(query);
      const matched = await consenting(plausibleCandidates(candidates), command.at);
      const records = await store.loadPersons(matched.map(({ person }) => personOf(person)));
      return searchRegistry(file, requestId, registeredOf(matched, records), command);
    },
    true,
  ),
);
