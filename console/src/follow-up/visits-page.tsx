import { useInfiniteQuery } from '@tanstack/react-query';
import { type FollowUpVisitRow, ListFollowUpVisits } from '../../../contracts/api/follow-up.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { Calendar } from '../desk/calendar.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { PeriodBar } from '../desk/period-bar.tsx';
import { usePeriod } from '../desk/use-period.ts';
import { useText } from '../i18n/use-text.ts';
import { useColumns } from './columns.tsx';

/** The follow-up visits of the office day by day: the next one of each household. */
export function VisitsPage() {
  const say = useText();
  const { period, from, to, choose } = usePeriod();
  const visits = useVisits(from, to);
  const columns = useColumns();
  return (
    <PageFrame
      title={say('follow-up.title')}
      description={say('follow-up.lead')}
      actions={<PeriodBar period={period} choose={choose} list={visits} />}
    >
      <ProblemAlert problem={visits.error} onAgain={() => void visits.refetch()} />
      <Calendar
        rows={visits.rows}
        loading={visits.isPending}
        failed={visits.isError}
        at={({ dueAt }) => dueAt}
        columns={columns}
        empty={{ title: say('follow-up.empty.title'), todo: say('follow-up.empty.todo'), list: 'follow-up' }}
      />
      <MoreButton list={visits} />
    </PageFrame>
  );
}

const PAGE = 50;

/** The next visit of each household of the office in a period, earliest first. */
function useVisits(from: string, to: string) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: ['follow-up-visits', from, to],
    queryFn: ({ pageParam, signal }) =>
      call(ListFollowUpVisits, { query: { from, to, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly FollowUpVisitRow[] = query.data?.pages.flatMap((page) => page.visits) ?? [];
  return { ...query, rows };
}
