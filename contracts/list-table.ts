import type { Batch } from '../domain/staff/batch.ts';
import type { FirstViews, SavedView } from '../domain/staff/saved-view.ts';

/**
 * How staff look at lists, and what they do to several items of one.
 *
 * | access | how |
 * |---|---|
 * | views that somebody saved, with which their lists begin | pk = VIEWS#person, sk begins_with `view#` or is `first` |
 * | views that are shared at an office, or with a role of none | index `list`: lk = VIEWS-OF#office |
 * | something done to several work items, what became of each | pk = BATCH#id, sk = `batch` |
 */
export const viewsKey = (person: string) => `VIEWS#${person}`;
export const viewsListKey = (office = '') => `VIEWS-OF#${office}`;
export const batchKey = (id: string) => `BATCH#${id}`;

/** The primary key of a view, a choice of views or a batch. */
export function listEntityKey(entity: Batch | FirstViews | SavedView): { pk: string; sk: string } {
  if (entity.type === 'batch') return { pk: batchKey(entity.id), sk: 'batch' };
  return entity.type === 'saved-view'
    ? { pk: viewsKey(entity.staff), sk: `view#${entity.id}` }
    : { pk: viewsKey(entity.id), sk: 'first' };
}
