import { lazy, Suspense, useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { ViewedList } from '../../../domain/staff/saved-view.ts';
import type { ListChoice } from './list-props.ts';

const ViewsMenu = lazy(() => import('./views-menu.tsx'));

interface Props {
  readonly list: ViewedList;
  readonly choice: ListChoice;
}

/** Whom or what somebody looked for once: a view that is kept and shared tells of neither. */
const OF_ONE: readonly string[] = ['person', 'case'];

/** The saved views of a list whose filters and order are in the URL. */
export function ListViews({ list, choice }: Props) {
  const [params, setParams] = useSearchParams();
  const { show } = choice;
  const place = Object.fromEntries([...params].filter(([name]) => !OF_ONE.includes(name)));
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
      <ViewsMenu list={list} place={place} columns={choice.shown} onChoose={choose} />
    </Suspense>
  );
}
