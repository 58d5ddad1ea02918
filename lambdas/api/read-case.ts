import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { viewOf } from '../../domain/case/view.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

export const handler = apiHandler(
  'ReadCase',
  { path: CasePathSchema },
  async ({ path, command, actor, store }) => {
    let view: unknown;
    await store.change(path.caseId, command, (file) => {
      refuseOtherOffice(file, actor);
      refuseRestricted(file, actor);
      view = viewOf(file);
      return {
        head: {},
        puts: [],
        facts: [{ act: 'case.viewed', details: { fields: ['persons', 'health', 'flags'] } }],
        answer: {},
      };
    });
    return { status: 200, body: view };
  },
);
