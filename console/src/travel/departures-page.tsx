import { ProblemAlert } from '../api/problem-alert.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { Calendar } from '../desk/calendar.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { PeriodBar } from '../desk/period-bar.tsx';
import { usePeriod } from '../desk/use-period.ts';
import { useText } from '../i18n/use-text.ts';
import { useColumns } from './columns.tsx';
import { useDepartures } from './use-departures.ts';

/** The office's journeys day by day, with what each still needs. */
export function DeparturesPage() {
  const say = useText();
  const { period, from, to, choose } = usePeriod();
  const departures = useDepartures(from, to);
  const columns = useColumns();
  return (
    <PageFrame
      title={say('travel.title')}
      description={say('travel.lead')}
      actions={<PeriodBar period={period} choose={choose} list={departures} />}
    >
      <ProblemAlert problem={departures.error} onAgain={() => void departures.refetch()} />
      <Calendar
        rows={departures.rows}
        loading={departures.isPending}
        failed={departures.isError}
        at={({ departureAt }) => departureAt}
        columns={columns}
        empty={{ title: say('travel.empty.title'), todo: say('travel.empty.todo') }}
      />
      <MoreButton list={departures} />
    </PageFrame>
  );
}
