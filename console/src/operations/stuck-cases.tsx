import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ListStuckCases } from '../../../contracts/api/executions.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';

/** Checks the office's cases for stuck ones on request, because it takes many calls. */
export function StuckCases() {
  const say = useText();
  const call = useCall();
  const follow = useFollow();
  const read = useInfiniteQuery({
    queryKey: ['executions', 'stuck'],
    enabled: false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(ListStuckCases, { query: pageParam === undefined ? {} : { cursor: pageParam }, signal }),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  });
  const pages = read.data?.pages ?? [];
  const looked = pages.reduce((sum, page) => sum + page.looked, 0);
  const look = () => void (read.data && read.hasNextPage ? read.fetchNextPage() : read.refetch());
  return (
    <FittedTable
      items={pages.flatMap(({ stuck }) => stuck)}
      trackBy="caseId"
      wrapLines
      ariaLabels={{ tableLabel: say('operations.stuck') }}
      header={
        <Header
          description={say('operations.stuck.hint')}
          actions={
            <Button loading={read.isFetching} onClick={look}>
              {say(read.data && read.hasNextPage ? 'operations.stuck.further' : 'operations.stuck.look')}
            </Button>
          }
        >
          {say('operations.stuck')}
        </Header>
      }
      footer={
        <div aria-live="polite">
          <ProblemAlert problem={read.error} onAgain={look} />
          {read.data && say('operations.stuck.looked', { count: looked })}
        </div>
      }
      empty={
        <Box textAlign="center">{say(read.data ? 'operations.stuck.none' : 'operations.stuck.not-yet')}</Box>
      }
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
          id: 'problem',
          header: say('executions.column.what'),
          cell: ({ problem }) => say(`operations.stuck.${problem}`),
        },
        {
          id: 'since',
          header: say('operations.column.since'),
          cell: ({ since }) => (since === null ? '' : <When at={since} />),
        },
        {
          id: 'execution',
          header: say('audit.column.actions'),
          cell: ({ executionId, problem }) =>
            problem !== 'missing' && (
              <Link href={hrefOf(`/executions/${executionId}`)} onFollow={follow}>
                {say('operations.see-why')}
              </Link>
            ),
        },
      ]}
    />
  );
}
