import { nameKey } from '../../domain/case/name-key.ts';
import { searchRegistry } from '../../domain/tracing-request/search.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('SearchRegistry', ({ caseId, requestId }, { store, command }) =>
  store.change(
    caseId,
    command,
    async (file) => {
      const name = file.tracing.find((request) => request.id === requestId)?.sought.name;
      const found = name === undefined ? [] : await store.personsNamed(nameKey(name));
      return searchRegistry(file, requestId, found, command);
    },
    true,
  ),
);
