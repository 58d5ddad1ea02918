import { awaitRegistrations } from '../../stages/family-tracing/search.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('AwaitRegistrations', (input, { store, command }) =>
  store.change(input.caseId, command, (file) => awaitRegistrations(file, input)),
);
