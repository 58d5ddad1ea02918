import { lazy, Suspense, useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { ViewedList } from '../../../domain/staff/saved-view.ts';
import type { ListChoice } from './list-props.ts';

const ViewsMenu = lazy(() => import('./views-menu.tsx'));

interface Props {
  readonly list: ViewedList;
  readonly choice: ListChoice;
}

/** The saved views of a list whose filters and order are in the URL. */
export function ListViews({ list, choice }: Props) {
  const [params, setParams] = useSearchParams();
  const { show } = choice;
  const choose = useCallback(
    (view: {
      readonly place: Readonly<Record<string, string>>;
      readonly columns?: readonly string[] | undefined;
    }) => {
      setParams({ ...view.place });
      show(view.columns);
    },
    [setParams, show],
  );
  return (
    <Suspense>
      <ViewsMenu list={list} place={Object.fromEntries(params)} columns={choice.shown} onChoose={choose} />
    </Suspense>
  );
}
