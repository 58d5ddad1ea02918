import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import type { ExecutionRow } from '../../../contracts/api/executions.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useExecutionColumns } from '../executions/use-execution-columns.tsx';
import { useText } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import type { ListProps } from '../lists/list-props.ts';
import { ListTable } from '../lists/list-table.tsx';
import { NothingFound } from './nothing-found.tsx';

interface Props
  extends Pick<ListProps<ExecutionRow>, 'rows' | 'loading' | 'sorting' | 'choice' | 'selection'> {
  /** Actions for a row. */
  actions?(row: ExecutionRow): ReactNode;
  /** What it says when it is empty, if nobody filtered it. */
  readonly empty?: ReactNode;
}

/** Executions as rows, each with its case. */
export function ExecutionList({ actions, empty, ...list }: Props) {
  const say = useText();
  const columns = useExecutionColumns<ExecutionRow>();
  const follow = useFollow();
  const acts: ListColumn<ExecutionRow> = {
    ...{ id: 'actions', header: say('audit.column.actions'), acts: true, minWidth: 150 },
    cell: (row) =>
      actions?.(row) ??
      (row.caseId !== null && (
        <Link href={hrefOf(`/audit/cases/${row.caseId}`)} onFollow={follow}>
          {say('executions.open-audit')}
        </Link>
      )),
  };
  return (
    <ListTable
      {...list}
      label={say('audit.executions')}
      columns={[...columns, acts]}
      idOf={({ executionId }) => executionId}
      empty={empty ?? <NothingFound of="audit.no-executions" />}
    />
  );
}
