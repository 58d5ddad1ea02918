import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { NoticeView } from '../../../contracts/api/notices.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { pathOf, useMarkRead, useNotices } from './use-notices.ts';

/** What the platform tells this person, newest first, and which of it was read. */
export function NoticesPage() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const notices = useNotices();
  const mark = useMarkRead();
  const unread = notices.rows.filter(({ read }) => !read);
  return (
    <PageFrame
      title={say('notices.title')}
      description={say('notices.lead', { count: unread.length })}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton list={notices} />
          <Button disabled={unread.length === 0} loading={mark.isPending} onClick={() => mark.mutate(unread)}>
            {say('notices.read-all')}
          </Button>
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={notices.error} onAgain={() => void notices.refetch()} />
      <ProblemAlert problem={mark.error} />
      <FittedTable
        variant="container"
        trackBy="noticeId"
        items={notices.rows}
        loading={notices.isPending}
        loadingText={say('app.loading')}
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: say('notices.title') }}
        empty={<Nothing title={say('notices.empty.title')} todo={say('notices.empty.todo')} list="notices" />}
        columnDefinitions={[
          {
            id: 'what',
            header: say('notices.column.what'),
            isRowHeader: true,
            cell: (notice) => <What notice={notice} onOpen={() => mark.mutate([notice])} />,
          },
          {
            id: 'kind',
            header: say('notices.column.about'),
            cell: ({ data }) => (data.kind === undefined ? '–' : words('words.kind', data.kind)),
          },
          {
            id: 'when',
            header: say('notices.column.when'),
            cell: ({ at }) => (
              <>
                {format.fromNow(at)}
                <Box variant="small" color="text-body-secondary" display="block">
                  <When at={at} />
                </Box>
              </>
            ),
          },
          {
            id: 'read',
            header: say('notices.column.read'),
            cell: ({ read }) => (
              <StatusIndicator type={read ? 'success' : 'pending'}>
                {say(read ? 'notices.is-read' : 'notices.is-new')}
              </StatusIndicator>
            ),
          },
        ]}
      />
      <MoreButton list={notices} />
    </PageFrame>
  );
}

/** The notice's text, as a link to what it is about; opening it counts as reading it. */
function What({ notice, onOpen }: { notice: NoticeView; onOpen(): void }) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const link = (
    <Link
      href={hrefOf(pathOf(notice))}
      onFollow={(event) => {
        if (!notice.read) onOpen();
        follow(event);
      }}
    >
      {words('notices.template', notice.template)}
    </Link>
  );
  return (
    <>
      {notice.read ? link : <strong>{link}</strong>}
      {notice.data.inPlaceOf !== undefined && (
        <Box variant="small" color="text-body-secondary" display="block">
          {say('notices.in-place')}
        </Box>
      )}
    </>
  );
}
