import Box from '@cloudscape-design/components/box';
import { useMemo, useState } from 'react';
import type { ExecutionNode } from '../../../contracts/api/executions.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { useText } from '../i18n/use-text.ts';
import { nameInId } from './names.ts';
import { useExecutionColumns } from './use-execution-columns.tsx';

/** Executions below those that started them, in the order in which they began. */
export function ExecutionTree({ nodes }: { nodes: readonly ExecutionNode[] }) {
  const say = useText();
  const columns = useExecutionColumns<ExecutionNode>();
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
    <FittedTable
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
      columnDefinitions={columns.map((column) => ({ ...column, isRowHeader: column.names === true }))}
    />
  );
}
