import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Statistics } from '../../../contracts/api/statistics.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { RetryStageButton } from './retry-stage-button.tsx';
import { useCounted } from './use-counted.ts';

/** Failed stages: each waits for a supervisor to retry it, skip it, or close the case. */
export function FailedStages({ failed }: { failed: Statistics['failedStages'] }) {
  const say = useText();
  const format = useFormat();
  const follow = useFollow();
  const counted = useCounted();
  return (
    <FittedTable
      items={failed.items}
      trackBy="workItemId"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header counter={`(${counted(failed)})`} description={say('operations.failed-stages.hint')}>
          {say('operations.failed-stages')}
        </Header>
      }
      ariaLabels={{ tableLabel: say('operations.failed-stages') }}
      empty={<Box textAlign="center">{say('operations.no-failed-stages')}</Box>}
      columnDefinitions={[
        {
          id: 'case',
          header: say('executions.column.case'),
          isRowHeader: true,
          cell: ({ caseId }) => (
            <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
              <span className="identifier">{caseId}</span>
            </Link>
          ),
        },
        {
          id: 'since',
          header: say('operations.column.since'),
          cell: ({ openedAt }) => <span title={format.instant(openedAt)}>{format.fromNow(openedAt)}</span>,
        },
        {
          id: 'due',
          header: say('operations.column.due'),
          cell: ({ dueAt }) => <span title={format.instant(dueAt)}>{format.fromNow(dueAt)}</span>,
        },
        {
          id: 'holder',
          header: say('operations.column.person'),
          cell: ({ assignee }) => (assignee === null ? say('operations.nobody') : <bdi>{assignee}</bdi>),
        },
        {
          id: 'actions',
          header: say('audit.column.actions'),
          cell: ({ workItemId, caseId }) => (
            <SpaceBetween size="s" direction="horizontal">
              <RetryStageButton workItemId={workItemId} caseId={caseId} />
              <Link
                href={hrefOf(`/work/${workItemId}`)}
                onFollow={follow}
                ariaLabel={say('operations.other-decision.of', { caseId })}
              >
                {say('operations.other-decision')}
              </Link>
              <Link
                href={hrefOf(`/cases/${caseId}/executions`)}
                onFollow={follow}
                ariaLabel={say('operations.see-why.of', { caseId })}
              >
                {say('operations.see-why')}
              </Link>
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
