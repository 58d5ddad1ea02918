import './fitted.css';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useNarrow } from './use-narrow.ts';

type Column<T> = TableProps.ColumnDefinition<T>;

/** Values of a cell in which nothing stands. */
const isNothing = (value: ReactNode): boolean =>
  value === null || value === undefined || value === false || value === '' || value === '–';

/**
 * A table that fits the screen. On a phone its columns are one, in which each value stands below the first with its
 * heading: nothing lies beyond the edge, where nobody looks for it.
 */
export function FittedTable<T>(props: TableProps<T>) {
  const narrow = useNarrow();
  const columns = props.columnDefinitions;
  const head = columns.find(({ isRowHeader }) => isRowHeader) ?? columns[0];
  if (!narrow || !head) return <Table {...props} />;
  const others = columns.filter((column) => column !== head);
  const { minWidth: _least, width: _fixed, ...first } = head;
  const cell = (item: T) => <Folded head={head} others={others} item={item} />;
  return <Table {...props} columnDefinitions={[{ ...first, isRowHeader: true, cell }]} />;
}

interface Props<T> {
  readonly head: Column<T>;
  readonly others: readonly Column<T>[];
  readonly item: T;
}

function Folded<T>({ head, others, item }: Props<T>) {
  return (
    <>
      <div>{head.cell(item)}</div>
      <dl className="folded">
        {others.map(({ id, header, cell }) => {
          const value = cell(item);
          if (isNothing(value)) return null;
          return (
            <div key={id}>
              <dt>{header}</dt>
              <dd>{value}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
