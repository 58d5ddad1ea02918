import Table, { type TableProps } from '@cloudscape-design/components/table';
import { lazy, Suspense } from 'react';
import { useText } from '../i18n/use-text.ts';
import { chosenOf } from './columns.ts';
import type { ListColumn } from './list-column.ts';
import type { ListProps, ListSorting } from './list-props.ts';

/** It brings what moves columns by mouse and keyboard, for which nobody waits with the list itself. */
const ListPreferences = lazy(async () => ({
  default: (await import('./list-preferences.tsx')).ListPreferences,
}));

type Settings<Row> = Partial<TableProps<Row>>;

/** Rows as a table. */
export function ListColumns<Row>(props: ListProps<Row>) {
  const { label, rows, columns, loading, empty, sorting, choice } = props;
  const say = useText();
  const definitions = useDefinitions(columns, sorting);
  const selection = useSelection(props);
  const order: Settings<Row> = sorting ? orderOf(definitions, sorting) : {};
  const columnChoice: Settings<Row> = choice
    ? {
        columnDisplay: chosenOf(choice.shown, columns),
        preferences: (
          <Suspense>
            <ListPreferences columns={columns as readonly ListColumn<unknown>[]} choice={choice} />
          </Suspense>
        ),
      }
    : {};
  return (
    <Table<Row>
      variant="container"
      trackBy={props.idOf}
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      columnDefinitions={definitions}
      empty={empty}
      {...order}
      {...columnChoice}
      {...selection}
      ariaLabels={{ tableLabel: label, ...selection.ariaLabels }}
    />
  );
}

function useDefinitions<Row>(
  columns: readonly ListColumn<Row>[],
  sorting: ListSorting | undefined,
): TableProps.ColumnDefinition<Row>[] {
  const say = useText();
  const sorts = ({ id, by }: ListColumn<Row>) =>
    sorting !== undefined && (by !== undefined || sorting.whole.includes(id));
  const wayOf = (sorted: boolean) => (sorted ? (sorting?.sort.down ? 'down' : 'up') : 'none');
  return columns.map((column): TableProps.ColumnDefinition<Row> => {
    const { id, header, minWidth, names, cell } = column;
    const ariaLabel = ({ sorted }: { sorted: boolean }) =>
      say(`lists.sort.${wayOf(sorted)}`, { column: header });
    return {
      ...{ id, header, cell },
      ...(minWidth === undefined ? {} : { minWidth }),
      ...(names ? { isRowHeader: true } : {}),
      ...(sorts(column) ? { sortingField: id, ariaLabel } : {}),
    };
  });
}

function orderOf<Row>(
  definitions: readonly TableProps.ColumnDefinition<Row>[],
  { sort, onSort }: ListSorting,
): Settings<Row> {
  const sorted = definitions.find(({ id, sortingField }) => id === sort.by && sortingField !== undefined);
  return {
    ...(sorted ? { sortingColumn: sorted, sortingDescending: sort.down } : {}),
    onSortingChange: ({ detail }) =>
      onSort({ by: detail.sortingColumn.sortingField ?? sort.by, down: detail.isDescending ?? false }),
  };
}

function useSelection<Row>({ rows, selection, idOf }: ListProps<Row>): Settings<Row> {
  const say = useText();
  if (!selection) return {};
  return {
    selectionType: 'multi',
    selectedItems: rows.filter((row) => selection.chosen.has(idOf(row))),
    onSelectionChange: ({ detail }) => selection.onChoose(new Set(detail.selectedItems.map(idOf))),
    ariaLabels: {
      selectionGroupLabel: say('lists.choose'),
      allItemsSelectionLabel: () => say('lists.choose.all'),
      itemSelectionLabel: (_state, row) => say('lists.choose.one', { what: selection.labelOf(idOf(row)) }),
    },
  };
}
