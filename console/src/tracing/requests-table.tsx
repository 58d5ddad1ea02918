import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { FittedTable } from '../app/fitted-table.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { NextStep, Status } from './status.tsx';
import type { RequestRow } from './use-requests.ts';

interface Props {
  readonly rows: readonly RequestRow[];
  readonly loading: boolean;
  readonly closed: boolean;
  /** Requests with a new likely candidate. */
  readonly strong: ReadonlySet<string>;
}

export function RequestsTable({ rows, loading, closed, strong }: Props) {
  const say = useText();
  const format = useFormat();
  const follow = useFollow();
  return (
    <FittedTable
      variant="container"
      trackBy="requestId"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('tracing.title') }}
      empty={
        <Nothing
          title={say('tracing.empty.title')}
          todo={say(closed ? 'tracing.empty.closed' : 'tracing.empty.open')}
          list={closed ? undefined : 'tracing'}
        />
      }
      columnDefinitions={[
        {
          id: 'request',
          header: say('tracing.column.request'),
          isRowHeader: true,
          cell: ({ requestId, caseId }) => (
            <SpaceBetween direction="horizontal" size="xs">
              <Link href={hrefOf(`/tracing/${caseId}/${requestId}`)} onFollow={follow}>
                <span className="identifier">{shortId(requestId)}</span>
              </Link>
              {strong.has(requestId) && <Badge color="green">{say('tracing.new-candidate')}</Badge>}
            </SpaceBetween>
          ),
        },
        {
          id: 'age',
          header: say('tracing.column.age'),
          cell: ({ ageDays, openedAt }) => (
            <>
              {say('tracing.days', { days: ageDays })}
              <Box variant="small" color="text-body-secondary" display="block">
                {format.day(openedAt)}
              </Box>
            </>
          ),
        },
        {
          id: 'status',
          header: say('tracing.column.status'),
          minWidth: 150,
          cell: (row) => <Status row={row} />,
        },
        {
          id: 'next',
          header: say('tracing.column.next'),
          cell: ({ nextStep }) => <NextStep step={nextStep} />,
        },
        {
          id: 'candidates',
          header: say('tracing.column.candidates'),
          cell: ({ candidates }) => say('tracing.counts', { ...candidates }),
        },
        {
          id: 'reference',
          header: say('tracing.column.reference'),
          cell: ({ redCrossReference }) =>
            redCrossReference === null ? '–' : <bdi className="identifier">{redCrossReference}</bdi>,
        },
      ]}
    />
  );
}
