import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { ListViews } from '../lists/list-views.tsx';
import { useColumns } from '../lists/use-columns.ts';
import { ExecutionFilters } from './execution-filters.tsx';
import { ExecutionList } from './execution-list.tsx';
import { useExecutionPlace } from './use-execution-place.ts';
import { isComplete, useExecutions } from './use-executions.ts';

/** Executions by workflow, status and date, a page at a time. */
export function ExecutionSearch() {
  const say = useText();
  const { place, go } = useExecutionPlace();
  const { filter } = place;
  const choice = useColumns('executions');
  const read = useExecutions(filter);
  const rows = read.data?.pages.flatMap(({ executions }) => executions) ?? [];
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        description={say('audit.executions.hint')}
        actions={<ListViews list="executions" choice={choice} />}
      >
        {say('audit.executions')}
      </Header>
      <ExecutionFilters filter={filter} onChange={(next) => go({ filter: next })} />
      {!isComplete(filter) && <Alert type="info">{say('audit.acting.days')}</Alert>}
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      <ExecutionList
        rows={rows}
        loading={read.isFetching && !read.isFetchingNextPage && rows.length === 0}
        sorting={{
          // One workflow after the other is newest first in each, and not over all.
          ...{ sort: place.sort, whole: filter.workflow ? ['-started'] : [] },
          complete: !read.hasNextPage,
          onSort: (sort) => go({ sort }),
        }}
        choice={choice}
      />
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
