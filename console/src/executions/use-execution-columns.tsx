import Link from '@cloudscape-design/components/link';
import type { ExecutionNode } from '../../../contracts/api/executions.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import type { ListColumn } from '../lists/list-column.ts';
import { nameInId } from './names.ts';
import { ExecutionStatus } from './status.tsx';
import { useDuration } from './use-duration.ts';

type Told = Pick<ExecutionNode, 'executionId' | 'workflow' | 'status' | 'startedAt' | 'stoppedAt'>;

const lasted = ({ startedAt, stoppedAt }: Pick<Told, 'startedAt' | 'stoppedAt'>): number =>
  Date.parse(stoppedAt ?? new Date().toISOString()) - Date.parse(startedAt);

/** The columns of every table of executions: workflow with a link, status, start, duration, name. */
export function useExecutionColumns<T extends Told>(): ListColumn<T>[] {
  const say = useText();
  const words = useWords();
  const duration = useDuration();
  const follow = useFollow();
  return [
    {
      id: 'workflow',
      header: say('executions.column.workflow'),
      names: true,
      minWidth: 170,
      by: ({ workflow }) => words('executions.workflow', workflow),
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
      by: ({ status }) => status,
      cell: ({ status }) => <ExecutionStatus status={status} />,
    },
    {
      id: 'started',
      header: say('executions.started'),
      by: ({ startedAt }) => startedAt,
      cell: ({ startedAt }) => <When at={startedAt} />,
    },
    {
      id: 'duration',
      header: say('executions.duration'),
      by: lasted,
      cell: (row) => <span className="one-line">{duration(lasted(row))}</span>,
    },
    {
      id: 'name',
      header: say('executions.column.name'),
      minWidth: 170,
      cell: ({ executionId }) => <span className="identifier breaks">{nameInId(executionId)}</span>,
    },
  ];
}
