import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ExecutionNode } from '../../../contracts/api/executions.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { nameInId } from './names.ts';
import { ExecutionStatus } from './status.tsx';
import { useDuration } from './use-duration.ts';

type Told = Pick<ExecutionNode, 'executionId' | 'workflow' | 'status' | 'startedAt' | 'stoppedAt'>;

/** The columns of every table of executions: workflow with a link, status, start, duration, name. */
export function useExecutionColumns<T extends Told>(): TableProps.ColumnDefinition<T>[] {
  const say = useText();
  const words = useWords();
  const duration = useDuration();
  const follow = useFollow();
  return [
    {
      id: 'workflow',
      header: say('executions.column.workflow'),
      isRowHeader: true,
      minWidth: 240,
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
      cell: ({ startedAt }) => <When at={startedAt} />,
    },
    {
      id: 'duration',
      header: say('executions.duration'),
      cell: ({ startedAt, stoppedAt }) => (
        <span className="one-line">
          {duration(Date.parse(stoppedAt ?? new Date().toISOString()) - Date.parse(startedAt))}
        </span>
      ),
    },
    {
      id: 'name',
      header: say('executions.column.name'),
      cell: ({ executionId }) => <span className="identifier">{nameInId(executionId)}</span>,
    },
  ];
}
