import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Statistics } from '../../../contracts/api/statistics.ts';
import { CaseLink } from '../app/case-link.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { RetryStageButton } from './retry-stage-button.tsx';
import { useCounted } from './use-counted.ts';
import { useFailedNumbers } from './use-failed-numbers.ts';

interface Props {
  readonly failed: Statistics['failedStages'];
  readonly names: Statistics['names'];
}

/** Failed stages: each waits for a supervisor to retry it, skip it, or close the case. */
export function FailedStages({ failed, names }: Props) {
  const say = useText();
  const format = useFormat();
  const follow = useFollow();
  const counted = useCounted();
  const numbers = useFailedNumbers(failed.count > 0);
  const called = (caseId: string) => numbers.get(caseId) ?? shortId(caseId);
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
          cell: ({ caseId }) => <CaseLink caseId={caseId} number={numbers.get(caseId)} />,
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
          cell: ({ assignee }) =>
            assignee === null ? say('operations.nobody') : <bdi>{names[assignee] ?? assignee}</bdi>,
        },
        {
          id: 'actions',
          header: say('audit.column.actions'),
          cell: ({ workItemId, caseId }) => (
            <SpaceBetween size="s" direction="horizontal">
              <RetryStageButton workItemId={workItemId} called={called(caseId)} />
              <Link
                href={hrefOf(`/work/${workItemId}`)}
                onFollow={follow}
                ariaLabel={say('operations.other-decision.of', { caseId: called(caseId) })}
              >
                {say('operations.other-decision')}
              </Link>
              <Link
                href={hrefOf(`/cases/${caseId}/executions`)}
                onFollow={follow}
                ariaLabel={say('operations.see-why.of', { caseId: called(caseId) })}
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
