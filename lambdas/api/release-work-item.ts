import type { CaseFile } from '../../domain/case/case-file.ts';
import { releaseWorkItem } from '../../domain/work-item/assign-work-item.ts';
import { caseIdOfWorkItem } from '../../domain/work-item/work-item.ts';
import { apiHandler, WorkItemPathSchema } from '../middleware/api.ts';

export const handler = apiHandler('ReleaseWorkItem', { path: WorkItemPathSchema }, async (request) => {
  const { path, command, store, expectedVersion } = request;
  const decide = (file: CaseFile) => releaseWorkItem(file, path.workItemId, command, expectedVersion);
  const body = await store.change(caseIdOfWorkItem(path.workItemId), command, decide, true);
  return { status: 200, body };
});
