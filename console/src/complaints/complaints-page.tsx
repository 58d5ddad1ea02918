import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { ComplaintDialog } from './complaint-dialog.tsx';
import { type ComplaintRow, useComplaints } from './use-complaints.ts';

/** What persons complained of: about services of the reader's own office, and about staff of other offices. */
export function ComplaintsPage() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const list = useComplaints();
  const [open, setOpen] = useState<ComplaintRow>();
  const state = ({ status, dueAt, openedAt }: ComplaintRow) => {
    if (status === 'settled')
      return <StatusIndicator type="success">{say('complaints.status.settled')}</StatusIndicator>;
    const late = Date.parse(dueAt) < Date.now();
    return (
      <>
        <StatusIndicator type={late ? 'error' : 'pending'}>
          {say(late ? 'complaints.status.late' : 'complaints.status.open', { when: format.instant(dueAt) })}
        </StatusIndicator>
        {openedAt === undefined && (
          <Box variant="small" display="block">
            {say('complaints.unopened')}
          </Box>
        )}
      </>
    );
  };
  return (
    <PageFrame
      title={say('complaints.title')}
      description={say('complaints.lead')}
      actions={<RefreshButton list={list} />}
    >
      <ProblemAlert problem={list.error} onAgain={() => void list.refetch()} />
      <FittedTable
        variant="container"
        items={list.rows}
        loading={list.isPending}
        loadingText={say('app.loading')}
        trackBy="id"
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: say('complaints.title') }}
        empty={say('complaints.none')}
        columnDefinitions={[
          {
            id: 'number',
            header: say('complaints.number'),
            isRowHeader: true,
            minWidth: 130,
            cell: (row) => (
              <Button
                variant="inline-link"
                ariaLabel={say('complaints.one', { receipt: row.receipt })}
                onClick={() => setOpen(row)}
              >
                {row.receipt}
              </Button>
            ),
          },
          {
            id: 'about',
            header: say('complaints.about'),
            cell: ({ about }) => say(`complaints.about.${about}`),
          },
          {
            id: 'office',
            header: say('complaints.offices'),
            cell: ({ offices }) => format.list(offices.map((office) => words('words.office', office))),
          },
          { id: 'made', header: say('complaints.made'), cell: ({ at }) => <When at={at} /> },
          { id: 'state', header: say('complaints.status'), minWidth: 190, cell: state },
        ]}
      />
      <MoreButton list={list} />
      {open && <ComplaintDialog row={open} onClose={() => setOpen(undefined)} />}
    </PageFrame>
  );
}
