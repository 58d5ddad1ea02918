import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { ExecutionRow } from '../../../contracts/api/executions.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useExecutionColumns } from '../executions/use-execution-columns.tsx';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly rows: readonly ExecutionRow[];
  readonly loading: boolean;
  /** Actions for a row. */
  actions?(row: ExecutionRow): ReactNode;
}

/** Executions as rows, each with its case. */
export function ExecutionList({ rows, loading, actions }: Props) {
  const say = useText();
  const columns = useExecutionColumns<ExecutionRow>();
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
        ...columns,
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
