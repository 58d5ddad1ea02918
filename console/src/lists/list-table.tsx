import { useNarrow } from '../app/use-narrow.ts';
import { ListCards } from './list-cards.tsx';
import { ListColumns } from './list-columns.tsx';
import type { ListProps } from './list-props.ts';
import { inOrder, sortText } from './sort.ts';
import { Exactness } from './sort-note.tsx';

/** Rows as a table whose order and columns people choose, and on a phone as cards one below the other. */
export function ListTable<Row>(props: ListProps<Row>) {
  const { rows, sorting, columns } = props;
  const narrow = useNarrow();
  const by = columns.find(({ id }) => id === sorting?.sort.by)?.by;
  const ofServer = sorting && [sorting.sort.by, sortText(sorting.sort)];
  const local = by !== undefined && !ofServer?.some((sort) => sorting?.whole.includes(sort));
  const ordered = sorting && local ? inOrder(rows, by, sorting.sort.down) : rows;
  const note = sorting && local && !sorting.complete && rows.length > 0 && <Exactness count={rows.length} />;
  return (
    <>
      {narrow ? <ListCards {...props} rows={ordered} /> : <ListColumns {...props} rows={ordered} />}
      {note}
    </>
  );
}
