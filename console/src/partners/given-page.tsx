import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { ReadSession } from '../../../contracts/api/session.ts';
import { ListWorkItems } from '../../../contracts/api/work-items.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Due } from '../work/queue-cells.tsx';
import type { ItemView } from '../work/use-item.ts';
import { useNow } from '../work/use-now.ts';
import { WORK_ITEMS } from '../work/use-queue.ts';
import { useGivenItem } from './use-given-item.ts';

const PAGE = 20;

function useGiven() {
  const call = useCall();
  const itemQuery = useGivenItem();
  const query = useInfiniteQuery({
    queryKey: [...WORK_ITEMS, 'given'],
    queryFn: ({ pageParam, signal }) =>
      call(ListWorkItems, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  // What left the list since it was read before is closed: nothing is read until the list is.
  const isFresh = !query.isFetching || query.isFetchingNextPage;
  const rows = isFresh ? (query.data?.pages.flatMap(({ workItems }) => workItems) ?? []) : [];
  // Each is read as the page of the task reads it: who it is about stands in no list.
  const reads = useQueries({ queries: rows.map(({ workItemId }) => itemQuery(workItemId)) });
  const isPending = !isFresh || reads.some((read) => read.isPending);
  return { ...query, isPending, items: reads.flatMap(({ data }) => (data ? [data] : [])) };
}

/** Whether the organisation of whoever is signed in teaches classes: clinics have none. */
function useTeaches(): boolean {
  const call = useCall();
  const session = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => call(ReadSession, { signal }),
  });
  return session.data?.organisation?.services.includes('orientation') === true;
}

const namesOf = ({ matter }: ItemView): string[] => matter?.household.flatMap(({ name }) => name ?? []) ?? [];

/** What the office gave to the organisation of whoever is signed in: who is expected, when, and until when it is due. */
export function GivenPage() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const now = useNow();
  const given = useGiven();
  const teaches = useTeaches();
  return (
    <PageFrame
      title={say('partners.given.title')}
      description={say('partners.given.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {teaches && (
            <Button href={hrefOf('/appointments')} onFollow={follow}>
              {say('classes.title')}
            </Button>
          )}
          <RefreshButton list={given} />
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={given.error} onAgain={() => void given.refetch()} />
      <FittedTable
        variant="container"
        trackBy="workItemId"
        items={given.items}
        loading={given.isPending}
        loadingText={say('app.loading')}
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: say('partners.given.title') }}
        empty={<Nothing title={say('partners.given.empty')} todo={say('partners.given.empty.todo')} />}
        columnDefinitions={[
          {
            id: 'who',
            header: say('partners.who'),
            isRowHeader: true,
            cell: (item) => (
              <Link href={hrefOf(`/work/${item.workItemId}`)} onFollow={follow}>
                <bdi>{format.list(namesOf(item))}</bdi>
              </Link>
            ),
          },
          { id: 'what', header: say('partners.what'), cell: ({ kind }) => words('words.kind', kind) },
          {
            id: 'when',
            header: say('partners.appointment'),
            cell: ({ given: one }) =>
              one?.appointment
                ? format.instantIn(one.appointment.startsAt, one.appointment.timeZone)
                : say('partners.appointment.none'),
          },
          {
            id: 'due',
            header: say('partners.due'),
            cell: ({ dueAt }) => <Due dueAt={dueAt} escalated={false} now={now} />,
          },
        ]}
      />
      <MoreButton list={given} />
    </PageFrame>
  );
}
