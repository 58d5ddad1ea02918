import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { FittedTable } from '../app/fitted-table.tsx';
import { useText } from '../i18n/use-text.ts';

interface Column<Row> {
  readonly id: string;
  readonly header: string;
  cell(row: Row): ReactNode;
}

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** The first says what each row is about. */
  readonly columns: readonly Column<Row>[];
}

/** Figures as a table within a section. */
export function FigureTable<Row>({ label, rows, idOf, columns }: Props<Row>) {
  const say = useText();
  return (
    <FittedTable
      items={rows}
      trackBy={idOf}
      variant="embedded"
      wrapLines
      ariaLabels={{ tableLabel: label }}
      empty={<Box textAlign="center">{say('programme.nothing')}</Box>}
      columnDefinitions={columns.map((column, index) => ({ ...column, isRowHeader: index === 0 }))}
    />
  );
}
