import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { ExecutionRow } from '../../../contracts/api/executions.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { nameInId } from '../executions/names.ts';
import { ExecutionStatus } from '../executions/status.tsx';
import { useDuration } from '../executions/use-duration.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

interface Props {
  readonly rows: readonly ExecutionRow[];
  readonly loading: boolean;
  /** What can be done about a row. */
  actions?(row: ExecutionRow): ReactNode;
}

/** Executions as rows, each with its case. */
export function ExecutionList({ rows, loading, actions }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const duration = useDuration();
  const follow = useFollow();
  return (
    <Table
      items={rows}
      trackBy="executionId"
      loading={loading}
      loadingText={say('app.loading')}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('audit.executions') }}
      empty={<Box textAlign="center">{say('audit.no-executions')}</Box>}
      columnDefinitions={[
        {
          id: 'workflow',
          header: say('executions.column.workflow'),
          isRowHeader: true,
          cell: ({ executionId, workflow }) => (
            <Link href={hrefOf(`/executions/${executionId}`)} onFollow={follow}>
              {words('executions.workflow', workflow)}
            </Link>
          ),
        },
        {
          id: 'status',
          header: say('executions.column.status'),
          minWidth: 140,
          cell: ({ status }) => <ExecutionStatus status={status} />,
        },
        {
          id: 'started',
          header: say('executions.started'),
          cell: ({ startedAt }) => format.instant(startedAt),
        },
        {
          id: 'duration',
          header: say('executions.duration'),
          cell: ({ startedAt, stoppedAt }) =>
            duration(Date.parse(stoppedAt ?? new Date().toISOString()) - Date.parse(startedAt)),
        },
        {
          id: 'name',
          header: say('executions.column.name'),
          cell: ({ executionId }) => <span className="identifier">{nameInId(executionId)}</span>,
        },
        {
          id: 'actions',
          header: say('audit.column.actions'),
          cell: (row) =>
            actions?.(row) ??
            (row.caseId !== null && (
              <Link href={hrefOf(`/audit/cases/${row.caseId}`)} onFollow={follow}>
                {say('executions.open-audit')}
              </Link>
            )),
        },
      ]}
    />
  );
}
