import { useCallback, useState } from 'react';
import { keepColumns, keptColumns } from './columns.ts';

/** The columns of a list that are shown, kept on this device; undefined shows all. */
export function useColumns(list: string) {
  const [shown, set] = useState(() =>
    typeof localStorage === 'undefined' ? undefined : keptColumns(localStorage, list),
  );
  const show = useCallback(
    (next: readonly string[] | undefined) => {
      set(next === undefined ? undefined : [...next]);
      keepColumns(localStorage, list, next);
    },
    [list],
  );
  return { shown, show };
}
