import { consents } from '../../domain/case/consent-uses.ts';
import { worthALook } from '../../domain/tracing-request/proposals.ts';
import { registeredOf } from '../../domain/tracing-request/registered.ts';
import { requestNamed, searchRegistry } from '../../domain/tracing-request/search.ts';
import { personOf, tracingQuery } from '../../domain/tracing-request/traced-person.ts';
import { isSearching } from '../../domain/tracing-request/tracing-request.ts';
import { taskHandler } from '../middleware/task.ts';
import { consenting } from '../middleware/tracing-consent.ts';
import { theTracingRegistry } from '../middleware/tracing-services.ts';

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
      const matched = await consenting(worthALook(candidates), command.at);
      const records = await store.loadPersons(matched.map(({ person }) => personOf(person)));
      return searchRegistry(file, requestId, registeredOf(matched, records), command);
    },
    true,
  ),
);
