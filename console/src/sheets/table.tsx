import type { ReactNode } from 'react';

export interface SheetColumn<Row> {
  readonly head: string;
  readonly className?: string;
  cell(row: Row, index: number): ReactNode;
}

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly SheetColumn<Row>[];
  idOf(row: Row): string;
}

/** A table for paper, whose heads come again on each sheet. */
export function SheetTable<Row>({ label, rows, columns, idOf }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls sideways is reached by the keyboard too.
    <section className="sheet-table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={idOf(row)}>
              {columns.map(({ head, className, cell }) => (
                <td key={head} className={className} data-head={head}>
                  {cell(row, index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
