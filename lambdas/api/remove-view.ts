import { RemoveView } from '../../contracts/api/views.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { withoutView } from '../../domain/staff/saved-view.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(RemoveView, async ({ params, actor, command, store }) => {
  const view = (await store.ownViews(actor.id)).find(({ id }) => id === params.viewId);
  if (!view) throw new CaseError('NotFound', `Expected a view of this person, received ${params.viewId}.`);
  if (view.removedAt === undefined) await store.commitEntity(withoutView(view, command.at));
  return { viewId: view.id };
});
