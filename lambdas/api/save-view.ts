import { SaveView } from '../../contracts/api/views.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { MAX_VIEWS, sharedWith } from '../../domain/staff/saved-view.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(SaveView, async ({ body, actor, command, store }) => {
  const { viewId, list, name, place, columns, share } = body;
  const own = (await store.ownViews(actor.id)).filter(({ removedAt }) => removedAt === undefined);
  const known = own.find(({ id }) => id === viewId);
  if (viewId !== undefined && known?.list !== list)
    throw new CaseError('NotFound', `Expected a view of this person, received ${viewId}.`);
  if (!known && own.length >= MAX_VIEWS)
    throw new CaseError('WrongState', `Expected at most ${MAX_VIEWS} views of one person.`);
  const id = known?.id ?? identifier('view', command.id);
  const shared = sharedWith(share, actor);
  await store.commitEntity({
    ...{ type: 'saved-view', schema: 2, id, staff: actor.id, list, name, savedAt: command.at },
    place: place as Record<string, string>,
    ...(columns ? { columns } : {}),
    ...(shared ? { shared } : {}),
  });
  return { viewId: id };
});
