import { ChooseFirstView } from '../../contracts/api/views.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ChooseFirstView, async ({ body, actor, store }) => {
  const { list, viewId } = body;
  const [views, first] = await Promise.all([store.viewsFor(actor), store.firstViews(actor.id)]);
  if (viewId !== null && !views.some((view) => view.id === viewId && view.list === list))
    throw new CaseError('NotFound', `Expected a view that this person finds, received ${viewId}.`);
  const { [list]: _before, ...others } = first?.views ?? {};
  const chosen = viewId === null ? others : { ...others, [list]: viewId };
  await store.commitEntity({ type: 'first-views', schema: 1, id: actor.id, views: chosen });
  return { viewId };
});
