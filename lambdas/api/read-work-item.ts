import { refuseRestricted } from '../../domain/case/access.ts';
import { workItemOf } from '../../domain/case/case-file.ts';
import { refuseStranger } from '../../domain/work-item/decide-work-item.ts';
import { formView } from '../../domain/work-item/form-view.ts';
import { caseIdOfWorkItem } from '../../domain/work-item/work-item.ts';
import { apiHandler, WorkItemPathSchema } from '../middleware/api.ts';

export const handler = apiHandler(
  'ReadWorkItem',
  { path: WorkItemPathSchema },
  async ({ path, actor, command, store }) => {
    const file = await store.loadCase(caseIdOfWorkItem(path.workItemId));
    const item = workItemOf(file, path.workItemId);
    refuseStranger(item, actor);
    if (actor.kind === 'staff') refuseRestricted(file, actor);
    return { status: 200, body: formView(file, item, command.at) };
  },
);
