import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useShown } from '../app/use-shown.ts';
import { ExecutionList } from '../audit/execution-list.tsx';
import { useExecutions } from '../audit/use-executions.ts';
import { ResumeChosen } from '../batches/resume-chosen.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { RedriveButton } from '../executions/redrive-button.tsx';
import { useText } from '../i18n/use-text.ts';

/** Workflows that nothing waits for, so that redriving is the way to repair them. */
const REDRIVABLE = new Set(['resettlement-case', 'family-tracing', 'follow-up-action']);
const isRedrivable = ({ workflow }: { readonly workflow: string }) => REDRIVABLE.has(workflow);
const SHOWN = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/** Failed executions of every workflow. */
export function FailedExecutions() {
  const say = useText();
  const [status, show] = useShown('status', SHOWN);
  const read = useExecutions({ status });
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
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
              onChange={({ detail }) => show(detail.selectedId)}
            />
          }
        >
          {say('operations.failed-executions')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
        {rows.some(isRedrivable) && (
          <ResumeChosen executions={rows.filter((row) => isRedrivable(row) && chosen.has(row.executionId))} />
        )}
        <ExecutionList
          selection={{
            chosen,
            onChoose: choose,
            labelOf: (id) => say('batches.execution', { id }),
          }}
          rows={rows}
          loading={read.isPending}
          empty={
            <Nothing
              title={say(`operations.failed-executions.none.${status}`)}
              todo={say('operations.failed-executions.none.todo')}
            />
          }
          actions={({ executionId, ...row }) =>
            isRedrivable(row) ? <RedriveButton executionId={executionId} /> : say('operations.mend-by-retry')
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
