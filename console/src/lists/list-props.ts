import type { ReactNode } from 'react';
import type { ListColumn } from './list-column.ts';
import type { Sort } from './sort.ts';

export interface ListSorting {
  readonly sort: Sort;
  /** The columns by which the server sorts the whole list, with a minus those that it sorts downwards only. */
  readonly whole: readonly string[];
  /** Whether every row of the list is loaded, so that any order is one of all of them. */
  readonly complete: boolean;
  onSort(sort: Sort): void;
}

export interface ListChoice {
  /** The ids of the columns to show, in order; all if undefined. */
  readonly shown: readonly string[] | undefined;
  show(shown: readonly string[] | undefined): void;
}

export interface ListSelection {
  readonly chosen: ReadonlySet<string>;
  labelOf(id: string): string;
  onChoose(chosen: ReadonlySet<string>): void;
}

export interface ListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly ListColumn<Row>[];
  readonly loading: boolean;
  readonly empty: ReactNode;
  readonly sorting?: ListSorting;
  readonly choice?: ListChoice;
  readonly selection?: ListSelection | undefined;
  idOf(row: Row): string;
  /** The row as a card for a phone; by default its columns one below the other. */
  card?(row: Row): ReactNode;
}
