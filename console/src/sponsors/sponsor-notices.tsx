import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { ListNotices } from '../../../contracts/api/notices.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { DeliveryState } from '../notices/delivery-state.tsx';

const MOST = 50;

/** Messages to a sponsor, newest first, and whether they were delivered. */
export function SponsorNotices({ sponsorId }: { sponsorId: string }) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const notices = useQuery({
    queryKey: ['notices', 'to', sponsorId],
    queryFn: ({ signal }) => call(ListNotices, { query: { to: sponsorId, limit: MOST }, signal }),
  });
  return (
    <>
      <ProblemAlert problem={notices.error} onAgain={() => void notices.refetch()} />
      <FittedTable
        variant="container"
        trackBy="noticeId"
        items={notices.data?.notices ?? []}
        loading={notices.isPending}
        loadingText={say('app.loading')}
        wrapLines
        ariaLabels={{ tableLabel: say('sponsors.notices') }}
        header={<Header variant="h2">{say('sponsors.notices')}</Header>}
        empty={<Nothing title={say('sponsors.notices.none')} todo={say('sponsors.notices.none.todo')} />}
        columnDefinitions={[
          {
            id: 'template',
            header: say('notices.column.what'),
            isRowHeader: true,
            cell: ({ template }) => words('notices.template', template),
          },
          { id: 'at', header: say('notices.column.when'), cell: ({ at }) => <When at={at} /> },
          {
            id: 'channel',
            header: say('notices.column.channel'),
            cell: ({ channel }) => (channel === undefined ? '–' : words('notices.channel', channel)),
          },
          {
            id: 'state',
            header: say('notices.column.state'),
            cell: (notice) => <DeliveryState notice={notice} />,
          },
        ]}
      />
    </>
  );
}
