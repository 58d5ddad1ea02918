import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { ExecutionNode } from '../../../contracts/api/executions.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { nameInId } from './names.ts';
import { ExecutionStatus } from './status.tsx';
import { useDuration } from './use-duration.ts';

/** Executions below those that started them, in the order in which they began. */
export function ExecutionTree({ nodes }: { nodes: readonly ExecutionNode[] }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const duration = useDuration();
  const follow = useFollow();
  const known = useMemo(() => new Set(nodes.map(({ executionId }) => executionId)), [nodes]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const below = (parent: string) => nodes.filter((node) => node.parent === parent);
  const roots = nodes.filter(({ parent }) => parent === null || !known.has(parent));
  const fold = (id: string, open: boolean) => {
    const next = new Set(folded);
    if (open) next.delete(id);
    else next.add(id);
    setFolded(next);
  };
  return (
    <Table
      items={roots}
      trackBy="executionId"
      wrapLines
      ariaLabels={{
        tableLabel: say('executions.children'),
        expandButtonLabel: ({ executionId }) => say('executions.unfold', { name: nameInId(executionId) }),
        collapseButtonLabel: ({ executionId }) => say('executions.fold', { name: nameInId(executionId) }),
      }}
      expandableRows={{
        getItemChildren: ({ executionId }) => below(executionId),
        isItemExpandable: ({ executionId }) => below(executionId).length > 0,
        expandedItems: nodes.filter(({ executionId }) => !folded.has(executionId)),
        onExpandableItemToggle: ({ detail }) => fold(detail.item.executionId, detail.expanded),
      }}
      empty={<Box textAlign="center">{say('executions.no-children')}</Box>}
      columnDefinitions={[
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
      ]}
    />
  );
}
