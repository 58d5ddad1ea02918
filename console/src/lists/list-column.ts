import type { ReactNode } from 'react';

/** A column of a list, or a line of a card. */
export interface ListColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly minWidth?: number;
  /** It names the row, and cannot be hidden. */
  readonly names?: true;
  /** It holds what can be done, and cannot be hidden. */
  readonly acts?: true;
  /** It is shown only to those who choose it. */
  readonly extra?: true;
  /** By what the rows are sorted in the browser; a column that the server sorts needs none. */
  by?(row: Row): string | number | null | undefined;
  cell(row: Row): ReactNode;
}
