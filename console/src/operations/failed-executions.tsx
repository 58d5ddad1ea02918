import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { ExecutionList } from '../audit/execution-list.tsx';
import { useExecutions } from '../audit/use-executions.ts';
import { RedriveButton } from '../executions/redrive-button.tsx';
import { useText } from '../i18n/use-text.ts';

/** Workflows that nothing waits for, so that redriving is the way to repair them. */
const REDRIVABLE = new Set(['resettlement-case', 'family-tracing', 'follow-up-action']);
const SHOWN = ['FAILED', 'TIMED_OUT'] as const;

/** Failed executions of every workflow. */
export function FailedExecutions() {
  const say = useText();
  const [status, setStatus] = useState<(typeof SHOWN)[number]>('FAILED');
  const read = useExecutions({ status });
  const rows = read.data?.pages.flatMap(({ executions }) => executions) ?? [];
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say('operations.failed-executions.hint')}
          actions={
            <SegmentedControl
              label={say('executions.column.status')}
              selectedId={status}
              options={SHOWN.map((id) => ({ id, text: say(`executions.status.${id}`) }))}
              onChange={({ detail }) => setStatus(detail.selectedId as typeof status)}
            />
          }
        >
          {say('operations.failed-executions')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
        <ExecutionList
          rows={rows}
          loading={read.isPending}
          actions={({ executionId, workflow }) =>
            REDRIVABLE.has(workflow) ? (
              <RedriveButton executionId={executionId} />
            ) : (
              say('operations.mend-by-retry')
            )
          }
        />
        {read.hasNextPage && (
          <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            {say('audit.more')}
          </Button>
        )}
      </SpaceBetween>
    </Container>
  );
}
