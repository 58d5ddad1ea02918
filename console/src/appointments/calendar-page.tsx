import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Calendar } from '../desk/calendar.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { PeriodBar } from '../desk/period-bar.tsx';
import { usePeriod } from '../desk/use-period.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { useColumns } from './columns.tsx';
import { FeedsDialog } from './feeds-dialog.tsx';
import { useAppointments } from './use-appointments.ts';

const Classes = lazy(async () => ({ default: (await import('../classes/classes-page.tsx')).ClassesPage }));
const Attendance = lazy(async () => ({
  default: (await import('../classes/attendance-page.tsx')).AttendancePage,
}));
const Partners = lazy(async () => ({
  default: (await import('../partners/office-partners-page.tsx')).OfficePartnersPage,
}));
const PARTNERS = '/appointments?of=partners';
/** Who gives work to partner organisations. */
const GIVING: ReadonlySet<string> = new Set(['health-staff', 'orientation-trainer', 'supervisor']);
const CLASSES = '/appointments?of=classes';

/** The calendar of the office, its classes, its partner organisations, or the attendance of one of them, by what the address asks for. */
export function CalendarPage() {
  const [asked] = useSearchParams();
  if (asked.get('of') === 'partners')
    return (
      <Suspense fallback={<Loading />}>
        <Partners />
      </Suspense>
    );
  if (asked.get('of') !== 'classes') return <OfficeCalendar />;
  return <Suspense fallback={<Loading />}>{asked.has('class') ? <Attendance /> : <Classes />}</Suspense>;
}

/** Who sees to classes of orientation. */
const CLASS_ROLES: ReadonlySet<string> = new Set(['orientation-trainer', 'caseworker', 'supervisor']);

/** The appointments of the office day by day, or only one's own, and feeds for calendar programs. */
function OfficeCalendar() {
  const say = useText();
  const { period, from, to, choose } = usePeriod();
  const follow = useFollow();
  const { person } = useSession();
  const [mine, setMine] = useState(false);
  const [feeds, setFeeds] = useState(false);
  const list = useAppointments(from, to, mine);
  const columns = useColumns(list.people, true, true);
  return (
    <PageFrame
      title={say('appointments.title')}
      description={say('appointments.lead')}
      actions={<PeriodBar period={period} choose={choose} list={list} />}
    >
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <Toggle checked={mine} onChange={({ detail }) => setMine(detail.checked)}>
          {say('appointments.mine')}
        </Toggle>
        {person.roles.some((role) => CLASS_ROLES.has(role)) && (
          <Link href={hrefOf(CLASSES)} onFollow={follow}>
            {say('appointments.classes')}
          </Link>
        )}
        {person.roles.some((role) => GIVING.has(role)) && (
          <Link href={hrefOf(PARTNERS)} onFollow={follow}>
            {say('appointments.partners')}
          </Link>
        )}
        <Button iconName="calendar" onClick={() => setFeeds(true)}>
          {say('appointments.feeds')}
        </Button>
      </SpaceBetween>
      <ProblemAlert problem={list.error} onAgain={() => void list.refetch()} />
      <Calendar
        rows={list.rows}
        loading={list.isPending}
        failed={list.isError}
        at={({ startsAt }) => startsAt}
        trackBy="appointmentId"
        columns={columns}
        empty={{
          title: say('appointments.empty.title'),
          todo: say('appointments.empty.todo'),
          list: 'appointments',
        }}
      />
      <MoreButton list={list} />
      {feeds && <FeedsDialog onClose={() => setFeeds(false)} />}
    </PageFrame>
  );
}
