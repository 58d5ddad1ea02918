import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChooseFirstView, ListViews, RemoveView, SaveView } from '../../../contracts/api/views.ts';
import type { Share, ViewedList } from '../../../domain/staff/saved-view.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';

export type View = Answer<typeof ListViews>['views'][number];

/** A view as it is saved: the filters and order of a list by code, its columns, for whom. */
export interface ViewDraft {
  readonly viewId?: string | undefined;
  readonly name: string;
  readonly share: Share;
  readonly first: boolean;
  readonly place: Readonly<Record<string, string>>;
  readonly columns: readonly string[] | undefined;
}

const KEY = ['views'];
const KEPT_MS = 300_000;

/** The views of a list that this person finds, and what can be done with them. */
export function useViews(list: ViewedList) {
  const call = useCall();
  const queries = useQueryClient();
  const read = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call(ListViews, { signal }),
    staleTime: KEPT_MS,
  });
  const views: readonly View[] = (read.data?.views ?? []).filter((view) => view.list === list);
  const again = () => queries.invalidateQueries({ queryKey: KEY });
  const choose = (viewId: string | null) =>
    call(ChooseFirstView, { body: { list, viewId }, key: oneShotKey().key });
  const save = useMutation({
    mutationFn: async ({ viewId, name, share, first, place, columns }: ViewDraft) => {
      const body = { list, name, share, place, ...(viewId ? { viewId } : {}) };
      const known = views.find((view) => view.viewId === viewId);
      const saved = await call(SaveView, {
        body: { ...body, ...(columns ? { columns: [...columns] } : {}) } as never,
        key: oneShotKey().key,
      });
      if (first !== (known?.first ?? false)) await choose(first ? saved.viewId : null);
      return saved;
    },
    onSettled: again,
  });
  const begin = useMutation({ mutationFn: choose, onSettled: again });
  const remove = useMutation({
    mutationFn: (viewId: string) => call(RemoveView, { params: { viewId }, key: oneShotKey().key }),
    onSettled: again,
  });
  return { views, known: read.isSuccess, save, begin, remove };
}
