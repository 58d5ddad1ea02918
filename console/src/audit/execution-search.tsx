import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { ExecutionFilters } from './execution-filters.tsx';
import { ExecutionList } from './execution-list.tsx';
import { type ExecutionFilter, useExecutions } from './use-executions.ts';

/** Executions by workflow, status and date, a page at a time. */
export function ExecutionSearch() {
  const say = useText();
  const [filter, setFilter] = useState<ExecutionFilter>({ workflow: 'resettlement-case' });
  const read = useExecutions(filter);
  const rows = read.data?.pages.flatMap(({ executions }) => executions) ?? [];
  return (
    <SpaceBetween size="m">
      <Header variant="h2" description={say('audit.executions.hint')}>
        {say('audit.executions')}
      </Header>
      <ExecutionFilters filter={filter} onChange={setFilter} />
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      <ExecutionList rows={rows} loading={read.isPending} />
      {read.hasNextPage && (
        <SpaceBetween size="xs" direction="horizontal" alignItems="center">
          <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            {say('audit.more')}
          </Button>
          {rows.length === 0 && <Box>{say('audit.none-so-far')}</Box>}
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
