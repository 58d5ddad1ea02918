import {
  linkReunification,
  openReunificationCase,
} from '../../domain/tracing-request/open-reunification-case.ts';
import { requestNamed } from '../../domain/tracing-request/search.ts';
import { foundPerson } from '../../domain/tracing-request/tracing-request.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler(
  'OpenReunificationCase',
  async ({ caseId, requestId }, { store, command }) => {
    const policy = await store.currentPolicy('family-reunification');
    const answer = await store.change(caseId, command, async (file) => {
      const confirmed = foundPerson(requestNamed(file, requestId));
      const found = confirmed ? await store.loadCase(confirmed.caseId) : file;
      return openReunificationCase(file, requestId, found, policy, command);
    });
    const confirmed = foundPerson(requestNamed(await store.loadCase(caseId), requestId))!;
    const linking = { ...command, id: `${command.id}/found` };
    await store.change(confirmed.caseId, linking, (file) =>
      linkReunification(file, String(answer.reunificationCaseId)),
    );
    return answer;
  },
);
