import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { TableProps } from '@cloudscape-design/components/table';
import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { EmptyList } from './empty-for.ts';
import { Nothing } from './nothing.tsx';
import { byDay } from './period.ts';

interface Props<T> {
  readonly rows: readonly T[];
  readonly loading: boolean;
  readonly failed: boolean;
  readonly empty: { readonly title: string; readonly todo: string; readonly list?: EmptyList };
  readonly columns: readonly TableProps.ColumnDefinition<T>[];
  /** The field that tells rows apart; the case unless it can have several on one day. */
  readonly trackBy?: string;
  at(row: T): string;
}

/** Rows grouped by day, or what to do if there are none. */
export function Calendar<T extends { readonly caseId: string }>(props: Props<T>) {
  const { rows, loading, failed, empty, columns, trackBy = 'caseId', at } = props;
  const say = useText();
  const format = useFormat();
  if (loading)
    return (
      <Box textAlign="center" padding="l">
        <div role="status">
          <Spinner /> {say('app.loading')}
        </div>
      </Box>
    );
  if (rows.length === 0)
    return failed ? null : (
      <Container>
        <Nothing {...empty} />
      </Container>
    );
  return (
    <SpaceBetween size="l">
      {byDay(rows, at).map((day) => (
        <div key={day.at} className="calendar-day">
          <FittedTable
            variant="container"
            trackBy={trackBy}
            items={day.rows}
            columnDefinitions={columns}
            wrapLines
            enableKeyboardNavigation
            ariaLabels={{ tableLabel: format.day(day.at) }}
            header={
              <Header variant="h2" counter={`(${format.number(day.rows.length)})`}>
                {format.day(day.at)}
              </Header>
            }
          />
        </div>
      ))}
    </SpaceBetween>
  );
}
