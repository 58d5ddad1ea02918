import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type DepartureRow, ListDepartures } from '../../../contracts/api/travel.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Calendar } from '../desk/calendar.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { PeriodBar } from '../desk/period-bar.tsx';
import { usePeriod } from '../desk/use-period.ts';
import { useText } from '../i18n/use-text.ts';
import { useColumns } from './columns.tsx';
import { DeparturesFile } from './departures-file.tsx';

/** The office's journeys day by day, with what each still needs. */
export function DeparturesPage() {
  const say = useText();
  const { period, from, to, choose } = usePeriod();
  const departures = useDepartures(from, to);
  const columns = useColumns();
  const follow = useFollow();
  return (
    <PageFrame
      title={say('travel.title')}
      description={say('travel.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href={hrefOf(`/travel/manifest?${new URLSearchParams({ from, to })}`)} onFollow={follow}>
            {say('travel.manifest')}
          </Button>
          <DeparturesFile from={from} to={to} />
          <PeriodBar period={period} choose={choose} list={departures} />
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={departures.error} onAgain={() => void departures.refetch()} />
      <Calendar
        rows={departures.rows}
        loading={departures.isPending}
        failed={departures.isError}
        at={({ departureAt }) => departureAt}
        columns={columns}
        empty={{ title: say('travel.empty.title'), todo: say('travel.empty.todo'), list: 'travel' }}
      />
      <MoreButton list={departures} />
    </PageFrame>
  );
}

const PAGE = 50;

/** The journeys of the office in a period, earliest first. */
function useDepartures(from: string, to: string) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: ['departures', from, to],
    queryFn: ({ pageParam, signal }) =>
      call(ListDepartures, { query: { from, to, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly DepartureRow[] = query.data?.pages.flatMap((page) => page.departures) ?? [];
  return { ...query, rows };
}
